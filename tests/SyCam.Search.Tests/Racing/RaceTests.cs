using SyCam.Search.Racing;

namespace SyCam.Search.Tests.Racing;

public sealed class RaceTests
{
    private const int Images = 40;

    // A little up and down, so that no bound meets a variance of 0.
    private static readonly double[] Noise = [.. Enumerable.Range(0, Images).Select(i => i % 2 == 0 ? 0.01 : -0.01)];

    [Theory]
    [InlineData(RaceBound.Asymptotic)]
    [InlineData(RaceBound.Rigorous)]
    [InlineData(RaceBound.Halving)]
    public void What_is_clearly_worse_than_a_map_of_no_greater_cost_leaves_before_the_end(RaceBound bound)
    {
        var (good, bad, dear) = (new Racer(3), new Racer(3), new Racer(5));

        var finished = Run(bound, [good, bad, dear], [], (good, 0.9), (bad, 0.1), (dear, 0.1));

        Assert.Equal([good], finished);
        Assert.InRange(bad.Merits.Count, 20, Images - 1);
    }

    [Theory]
    [InlineData(RaceBound.Asymptotic)]
    [InlineData(RaceBound.Rigorous)]
    [InlineData(RaceBound.Halving)]
    public void A_cheaper_map_is_never_beaten_by_a_dearer_one(RaceBound bound)
    {
        Racer[] cheap = [new(2), new(3), new(4), new(5)];
        var dear = new Racer(6);

        // The cheaper the worse: each is the best of its cost.
        var finished = Run(
            bound, [.. cheap, dear], [], (cheap[0], 0.1), (cheap[1], 0.3), (cheap[2], 0.5), (cheap[3], 0.7), (dear, 0.9));

        Assert.Equal([.. cheap, dear], finished);
    }

    [Theory]
    [InlineData(RaceBound.Asymptotic)]
    [InlineData(RaceBound.Rigorous)]
    public void Elites_beat_but_are_not_scored_again(RaceBound bound)
    {
        var (elite, racer) = (new Racer(3), new Racer(4));
        elite.Add(Noise.Select(noise => 0.9 + noise));

        Assert.Empty(Run(bound, [racer], [elite], amongThemselves: false, (racer, 0.1)));
        Assert.Equal(Images, elite.Merits.Count);
    }

    [Fact]
    public void With_elites_alone_racers_do_not_beat_each_other()
    {
        var (good, bad) = (new Racer(3), new Racer(3));

        Assert.Equal(
            [good, bad], Run(RaceBound.Asymptotic, [good, bad], [], amongThemselves: false, (good, 0.9), (bad, 0.1)));
    }

    [Fact]
    public void Without_a_bound_all_reach_the_end()
    {
        var (good, bad) = (new Racer(3), new Racer(3));

        Assert.Equal([good, bad], Run(RaceBound.None, [good, bad], [], (good, 0.9), (bad, 0.1)));
    }

    [Theory]
    [InlineData(RaceBound.Asymptotic)]
    [InlineData(RaceBound.Rigorous)]
    public void A_difference_that_the_images_do_not_show_decides_nothing(RaceBound bound)
    {
        var (one, other) = (new Racer(3), new Racer(3));
        var finished = new Race(new RaceOptions { Bound = bound }, Images, width: 1).Run(
            [one, other], [], 2, amongThemselves: true, (racers, first, end) =>
            {
                // One is ahead by 0.4 on average, with a deviation of 0.8 from image to image.
                foreach (var racer in racers)
                    racer.Add(Enumerable.Range(first, end - first).Select(i => racer == one ? 0 : i % 2 == 0 ? 0.4 : -1.2));
            });

        Assert.Equal([one, other], finished);
    }

    [Fact]
    public void Images_without_a_value_are_left_out_and_a_map_without_values_is_not_judged()
    {
        var (good, empty) = (new Racer(3), new Racer(3));

        Assert.Equal([good, empty], Run(RaceBound.Asymptotic, [good, empty], [], (good, 0.9), (empty, double.NaN)));
        Assert.Equal(0.9, good.Mean(Images), 12);
        Assert.Empty(good.Differences(empty, Images));
    }

    [Fact]
    public void All_that_are_alive_see_the_same_images_block_by_block()
    {
        List<(int, int, int)> calls = [];
        var (good, bad) = (new Racer(3), new Racer(3));
        new Race(new RaceOptions(), Images, 1).Run([good, bad], [], 2, amongThemselves: true, (racers, first, end) =>
        {
            calls.Add((racers.Count, first, end));
            foreach (var racer in racers) racer.Add(Noise[first..end].Select(noise => noise + (racer == good ? 1 : 0)));
        });

        Assert.Equal([(2, 0, 20), (1, 20, 30), (1, 30, 40)], calls);
    }

    private static IReadOnlyList<Racer> Run(
        RaceBound bound, IReadOnlyList<Racer> racers, IReadOnlyList<Racer> elites, params (Racer Racer, double Mean)[] means) =>
        Run(bound, racers, elites, amongThemselves: true, means);

    private static IReadOnlyList<Racer> Run(
        RaceBound bound, IReadOnlyList<Racer> racers, IReadOnlyList<Racer> elites, bool amongThemselves,
        params (Racer Racer, double Mean)[] means)
    {
        var merits = means.ToDictionary(pair => pair.Racer, pair => pair.Mean);
        return new Race(new RaceOptions { Bound = bound }, Images, width: 1).Run(
            racers, elites, racers.Count + elites.Count, amongThemselves, (alive, first, end) =>
            {
                // Opposite noise, so that paired differences vary too.
                foreach (var racer in alive)
                    racer.Add(Noise[first..end].Select(noise => merits[racer] + (racer.Cost % 2 == 0 ? noise : -noise)));
            });
    }
}
