using System.Globalization;
using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Conformance;
using SyCam.Eval.Tests.Terminals;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>
/// Metrics that run the method again, from expression to score, against a second implementation in double precision
/// (make_robustness.py) that draws the same disturbances, noise and shuffled networks.
/// </summary>
public sealed class GoldenRobustnessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Networks() =>
        [.. Lines().Select(line => (line.Words[0], line.Words[2])).Distinct()
            .Select(pair => new TheoryDataRow<string, string>(pair.Item1, pair.Item2))];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Scores_are_those_of_the_second_implementation(string networkName, string method)
    {
        var lines = Lines().Where(line => line.Words[0] == networkName && line.Words[2] == method).ToList();
        using var model = SmallNetwork.Load(_folder, networkName);
        using var network = new FrozenNetwork(model);
        using var images = SmallNetwork.Prepare(model, network);
        using var scorer = new SaliencyScorer(images, network, MethodTerms.Sources);
        var term = MethodTerms.Find(method) ?? TermReader.Read(method).Term!;
        var metrics = lines.Select(line => line.Words[3]).Distinct().Select(MetricReader.Read).ToList();

        var scores = scorer.Score([term], metrics, MetricOptions.Full, Range.All, CancellationToken.None)[0];

        Assert.NotEmpty(lines);
        Assert.Multiple([.. lines.Select(line => (Action)(() =>
        {
            var metric = MetricReader.Read(line.Words[3]);
            var score = scores.PerImage[metric.Name][int.Parse(line.Words[1], CultureInfo.InvariantCulture)];
            Assert.True(
                Math.Abs(score - line.Value) <= Tolerance(metric.Row.Name),
                $"image {line.Words[1]}, {metric.Name}: {score}, expected {line.Value}");
        }))]);
    }

    [Fact]
    public void Every_metric_that_runs_the_method_is_compared() =>
        Assert.Empty(MetricTable.All.Where(row => row.NeedsMethod).Select(row => row.Name)
            .Except(Lines().Select(line => line.Words[3].Split('(')[0])));

    private static IReadOnlyList<(string[] Words, double Value)> Lines() => GoldenFile.Read("robustness.tsv");

    private static double Tolerance(string metric) => metric switch
    {
        // Equal values that rounding parts, or the other way round, change ranks.
        "randomisation" => 1e-3,
        // Imputation is iterative, and the parts of a harmonic mean can be small.
        "arcc" => 2e-4,
        // Raw maps are rounded to 1e-5 of their range.
        _ => 2e-5,
    };

    public void Dispose() => _folder.Dispose();
}
