using System.Text.Json.Nodes;
using SyCam.Search.Ranking;
using SyCam.Search.Reporting;
using SyCam.Search.Synthesis;
using SyCam.Search.Tests.Support;
using SyCam.Search.Tests.Synthesis;

namespace SyCam.Search.Tests.Reporting;

public sealed class SearchReportTests
{
    [Fact]
    public void The_best_map_changes_for_the_better_until_it_is_the_best_of_all_scored_maps()
    {
        var report = new Synthesizer(new FakeOracle(), new FakeProver())
            .Run(SynthesizerTests.Options(5) with { CohortSize = 8 }, null, TestContext.Current.CancellationToken);
        var sign = report.Objective.HigherIsBetter ? 1 : -1;
        var controls = report.Rows.Where(row => row.Kind == RowKind.Control).Select(row => row.Map).ToHashSet();

        Assert.True(report.Convergence.Count > 1, "the search improves on the named methods");
        Assert.NotEmpty(report.Convergence[0].Best.Names);
        Assert.All(report.Convergence.Zip(report.Convergence.Skip(1)), pair =>
        {
            Assert.True(sign * pair.First.Best.Score <= sign * pair.Second.Best.Score);
            Assert.True(pair.First.Evaluations < pair.Second.Evaluations);
        });
        Assert.Equal(
            report.Scored.Where(map => !controls.Contains(map.Map)).Max(map => sign * map.Score),
            sign * report.Convergence[^1].Best.Score);
        Assert.InRange(report.Convergence[^1].Evaluations, 1, report.Counters.Evaluations);

        var root = JsonNode.Parse(SearchReport.Write(report))!;
        Assert.Equal(report.Scored.Count, root["scored"]!.AsArray().Count);
        Assert.Equal(report.Counters.RacedOut, root["races"]!.AsArray().Sum(row => (int)row!["entered"]! - (int)row["alive"]!));
        Assert.Equal(
            report.Convergence.Select(point => point.Best.Map.ToString()),
            root["convergence"]!.AsArray().Select(point => (string)point!["map"]!));
        Assert.DoesNotContain("elapsed", root.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }
}
