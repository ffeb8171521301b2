using SyCam.Eval.Ensembles;

namespace SyCam.Eval.Tests.Ensembles;

public sealed class EnsembleEffectTests
{
    // Scores of none, {1}, {2} and both. Joining first or second, map 1 gains 1 or 3 and map 2 gains 3 or 5.
    [Fact]
    public void Two_maps_by_hand()
    {
        var effects = EnsembleEffect.Of([0, 1, 3, 6]);

        Assert.Equal([2.0, 4.0], effects.Select(effect => effect.Shapley), Near);

        // (1 + 6)/2 - 3 and (3 + 6)/2 - 1; the mean of the three is 10/3.
        Assert.Equal([0.5, 3.5], effects.Select(effect => effect.MainEffect), Near);
        Assert.Equal([1 / 3.0, 7 / 3.0], effects.Select(effect => effect.CumulativeResidual), Near);
    }

    // The glove game: two left gloves and a right one; a pair is worth 1. Its values are 1/6, 1/6 and 2/3 (Shapley and
    // Shubik, "On the core of an economic system with externalities", 1969).
    [Fact]
    public void Three_maps_have_the_values_of_the_glove_game()
    {
        double[] scores = [.. Ensemble.AllOf(3).Select(one => one.Contains(2) && one.Count > 1 ? 1 : 0)];

        Assert.Equal([1 / 6.0, 1 / 6.0, 2 / 3.0], EnsembleEffect.Of(scores).Select(effect => effect.Shapley), Near);
    }

    [Fact]
    public void Shapley_values_share_out_what_all_maps_gain_over_none_and_scores_that_add_up_have_their_summands()
    {
        var random = new Random(5);
        double[] scores = [.. Enumerable.Range(0, 1 << 6).Select(_ => random.NextDouble())];
        Assert.Equal(scores[^1] - scores[0], EnsembleEffect.Of(scores).Sum(effect => effect.Shapley), 1e-12);

        double[] parts = [0.5, -1, 2, 0.25];
        double[] sums = [.. Ensemble.AllOf(4).Select(one => 3 + one.Places.Sum(place => parts[place]))];
        Assert.Equal(parts, EnsembleEffect.Of(sums).Select(effect => effect.Shapley), Near);
    }

    [Fact]
    public void Scores_that_are_not_one_for_each_ensemble_are_refused() =>
        Assert.Throws<ArgumentException>(() => EnsembleEffect.Of([0, 1, 2]));

    [Fact]
    public void Ensembles_are_sets_of_places()
    {
        var some = Ensemble.Empty.With(0).With(3);

        Assert.Equal((2, 9u), (some.Count, some.Members));
        Assert.Equal([0, 3], some.Places);
        Assert.True(some.Contains(3) && !some.Contains(1));
        Assert.Equal([0u, 1, 2, 3], Ensemble.AllOf(2).Select(one => one.Members));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;
}
