using SyCam.Search.Racing;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Racing;

/// <summary>
/// Candidates of equal cost with means of deviation 0.04 and a difficulty of each image of deviation 0.2 that all
/// share; what differs is the deviation of the rest. A race must keep the best of all images and cost a part of it.
/// </summary>
public sealed class RaceSimulationTests(ITestOutputHelper output)
{
    private const int Candidates = 400;
    private const int Images = 1000;

    [Theory]
    [InlineData(RaceBound.Asymptotic, 0.08, 0.03, 0.075)]
    [InlineData(RaceBound.Asymptotic, 0.20, 0.12, 0.225)]
    [InlineData(RaceBound.Rigorous, 0.08, 0.20, 0.60)]
    [InlineData(RaceBound.Halving, 0.08, 0.02, 0.10)]
    public void The_best_is_kept_at_a_part_of_the_cost(RaceBound bound, double deviation, double least, double most)
    {
        List<double> costs = [];
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var scores = Scores(seed, deviation);
            long asked = 0;
            Racer[] racers = [.. Enumerable.Range(0, Candidates).Select(_ => new Racer(1))];
            var index = racers.Select((racer, i) => (racer, i)).ToDictionary(pair => pair.racer, pair => pair.i);

            // The values lie in [0, 1] but for a few in a million: the rigorous bound is told a width of 1.
            var finished = new Race(new RaceOptions { Bound = bound }, Images, width: 1).Run(
                racers, [], Candidates, amongThemselves: true, (alive, first, end) =>
                {
                    asked += alive.Count * (end - first);
                    foreach (var racer in alive) racer.Add(scores[index[racer]][first..end]);
                });

            var cost = (double)asked / (Candidates * Images);
            output.WriteLine($"{bound} {deviation} seed {seed}: cost {cost:P1}, {finished.Count} left");
            var best = racers[Enumerable.Range(0, Candidates).MaxBy(i => scores[i].Average())];
            Assert.Contains(best, finished);
            costs.Add(cost);
        }

        Assert.InRange(costs.Average(), least, most);
    }

    private static double[][] Scores(int seed, double deviation)
    {
        var normals = new Normals(seed);
        double[] difficulty = [.. Enumerable.Range(0, Images).Select(_ => 0.2 * normals.Next())];
        return [.. Enumerable.Range(0, Candidates).Select(_ =>
        {
            var mean = 0.5 + (0.04 * normals.Next());
            return difficulty.Select(image => mean + image + (deviation * normals.Next())).ToArray();
        })];
    }
}
