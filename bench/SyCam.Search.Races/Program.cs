using System.Globalization;
using SyCam.Search.Races;
using SyCam.Search.Racing;

if (args.Length is < 1 or > 2)
{
    Console.Error.WriteLine("usage: SyCam.Search.Races RUN_FOLDER [WIDTH]   (a run made with --bound none; WIDTH of the objective, 1)");
    return 2;
}

if (!File.Exists(Path.Combine(args[0], "scored.csv")))
{
    Console.Error.WriteLine($"{args[0]} holds no finished run");
    return 2;
}

const int Orders = 20;
var matrix = ScoreMatrix.Read(args[0]);
var width = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var candidates = matrix.Maps.Count(row => !row.IsNamed);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{matrix.Objective}: {candidates} candidates, {matrix.Maps.Count - candidates} named maps, {matrix.Images} images"));
Console.WriteLine("| race | cost, as recorded | best kept | cost, mean of 20 orders (least to most) | best kept | mean regret | largest | front maps lost | at the end |");
Console.WriteLine("|--|" + string.Concat(Enumerable.Repeat("--:|", 8)));
foreach (var cohort in new[] { 32, candidates })
{
    foreach (var bound in new[] { RaceBound.Asymptotic, RaceBound.Rigorous, RaceBound.Halving, RaceBound.None })
    {
        var replay = new Replay(matrix, width, cohort);
        var options = new RaceOptions { Bound = bound };
        int[] recorded = [.. Enumerable.Range(0, matrix.Images)];
        var first = replay.Run(options, recorded);
        var others = Enumerable.Range(1, Orders).Select(seed =>
        {
            int[] order = [.. recorded];
            new Random(seed).Shuffle(order);
            return replay.Run(options, order);
        }).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {bound.ToString().ToLowerInvariant()}, {cohort} together | {first.Cost:P1} | {(first.IsBestKept ? "yes" : "no")} "
            + $"| {others.Average(one => one.Cost):P1} ({others.Min(one => one.Cost):P1} to {others.Max(one => one.Cost):P1}) "
            + $"| {others.Count(one => one.IsBestKept)} of {Orders} | {others.Average(one => one.Regret):0.00000} "
            + $"| {others.Max(one => one.Regret):0.00000} | {others.Average(one => one.LostCosts):0.00} | {others.Average(one => one.Finished):P0} |"));
    }
}

return 0;
