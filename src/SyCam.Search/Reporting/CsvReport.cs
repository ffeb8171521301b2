using System.Text;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using static SyCam.Search.Reporting.CellText;

namespace SyCam.Search.Reporting;

/// <summary>The results as comma-separated values, each table with a header line.</summary>
internal static class CsvReport
{
    public static string Leaderboard(SynthesisReport report)
    {
        var text = new StringBuilder(Line(Header(report)));
        foreach (var row in report.Rows) text.Append(Line(Cells(report, row)));
        return text.ToString();
    }

    public static string Front(SynthesisReport report)
    {
        var text = new StringBuilder(Line(["on front", "behind", .. Header(report)]));
        foreach (var front in report.ThickFront)
            text.Append(Line([front.IsOnFront ? "yes" : "no", Exact(front.Behind), .. Cells(report, front.Row)]));
        return text.ToString();
    }

    public static string HeldOut(SynthesisReport report)
    {
        var text = new StringBuilder(Line(
        [
            "rank", "kind", "names", "cost",
            .. report.Metrics.SelectMany(metric => new[] { metric.Name, $"{metric.Name} low", $"{metric.Name} high", $"{metric.Name} images" }),
            $"gain over {report.HeldOut.Reference}", "low", "high", "p", "p holm", "map",
        ]));
        foreach (var row in report.HeldOut.Rows)
        {
            text.Append(Line(
            [
                .. Place(row.Row),
                .. row.Means.SelectMany(mean => new[] { Exact(mean.Mean), Exact(mean.Low), Exact(mean.High), Exact(mean.Images) }),
                .. Interval(row.Gain), Exact(row.PValue), Exact(row.AdjustedPValue), row.Row.Map.ToString(),
            ]));
        }

        return text.ToString();
    }

    public static string PerClass(SynthesisReport report)
    {
        var reference = report.BestBaseline ?? "baseline";
        var text = new StringBuilder(Line(
            "class", "search images", "held-out images", "rank", "names", "search", "held-out",
            $"{reference} search", $"{reference} held-out", "map"));
        foreach (var best in report.PerClass)
        {
            text.Append(Line(
                best.Class, Exact(best.SearchImages), Exact(best.HeldOutImages), Exact(best.Best.Rank),
                string.Join(' ', best.Best.Names), Exact(best.Search), Exact(best.HeldOut),
                Exact(best.ReferenceSearch), Exact(best.ReferenceHeldOut), best.Best.Map.ToString()));
        }

        return text.ToString();
    }

    public static string Scored(SynthesisReport report)
    {
        var text = new StringBuilder(Line("cost", "names", "coarse", "map"));
        foreach (var map in report.Scored)
            text.Append(Line(Exact(map.Cost), string.Join(' ', map.Names), Exact(map.Score), map.Map.ToString()));
        return text.ToString();
    }

    private static IEnumerable<string> Header(SynthesisReport report) =>
    [
        "rank", "kind", "names", "cost", "fidelity", "coarse",
        .. report.Metrics.Select(metric => $"search {metric.Name}"),
        .. report.Metrics.Select(metric => $"held-out {metric.Name}"),
        "gain", "low", "high", "breaks", "map",
    ];

    private static IEnumerable<string> Cells(SynthesisReport report, LeaderboardRow row) =>
    [
        .. Place(row), row.Fidelity.ToString().ToLowerInvariant(), Exact(row.CoarseScore),
        .. report.Metrics.Select(metric => Mean(row.Search, metric.Name)),
        .. report.Metrics.Select(metric => Mean(row.HeldOut, metric.Name)),
        .. Interval(row.Against(report.BestBaseline)),
        string.Join("; ", row.Broken.Select(broken => broken.Constraint)), row.Map.ToString(),
    ];

    private static IEnumerable<string> Place(LeaderboardRow row) =>
        [Exact(row.Rank), row.Kind.ToString().ToLowerInvariant(), string.Join(' ', row.Names), Exact(row.Cost)];

    private static IEnumerable<string> Interval(Comparison? gain) =>
        gain is null ? ["", "", ""] : [Exact(gain.Gain), Exact(gain.Low), Exact(gain.High)];

    private static string Mean(IReadOnlyList<MetricMean> means, string metric) =>
        means.FirstOrDefault(mean => mean.Metric == metric) is { } found ? Exact(found.Mean) : "";
}
