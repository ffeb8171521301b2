using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Results;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Sections;

/// <summary>The run in words.</summary>
internal sealed class SummarySection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "summary";

    /// <inheritdoc/>
    public string Title => "Summary";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        using (html.Open("div", ("class", "verdict")))
        {
            html.Leaf("p", Verdict.Of(data));
            if (data.BestCandidate is { } best) Equation.Write(html, data, best.Map);
        }

        using var list = html.Open("dl", ("class", "facts"));
        foreach (var (name, sentences) in Parts(data))
        {
            if (sentences.Count == 0) continue;
            html.Leaf("dt", name);
            using var text = html.Open("dd");
            if (sentences.Count == 1)
            {
                html.Text(sentences[0]);
                continue;
            }

            using var points = html.Open("ul");
            foreach (var sentence in sentences) html.Leaf("li", sentence);
        }
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Sentences)> Parts(ReportData data) =>
    [
        ("What was searched", Searched(data)),
        ("What was found", Found(data)),
        ("Controls", Controls(data)),
        ("How far the search went", Reached(data)),
        ("What was not done", SummaryLimits.Of(data)),
    ];

    private static List<string> Searched(ReportData data)
    {
        var results = data.Results;
        var setting = Setting.Of(results.Oracle);
        var where = results.Constraints.Count == 0 ? "" : $", where {string.Join(" and ", results.Constraints)}";
        List<string> sentences =
        [
            $"Expressions of the grammar {results.Grammar}, by rising cost, for the best {results.Objective} "
                + $"({(data.HigherIsBetter ? "higher" : "lower")} is better){where}.",
            $"The network {setting.Word("model") ?? "(unknown)"} at layer {setting.Find("layer") ?? "(unknown)"}; explained is the "
                + $"class: {setting.Find("class") ?? "unknown"}; gradients and scores are of {setting.Find("target") ?? "(unknown)"}.",
            $"{Count(results.SearchImages, "search image", "search images")} decided the ranking; "
                + (results.HeldOutImages == 0 && data.Unfinished is not null
                    ? "held-out images have not been scored yet."
                    : $"{Count(results.HeldOutImages, "held-out image", "held-out images")} were used for nothing but the final check."),
        ];
        if (results.Facts is { Length: > 0 } and not "none")
            sentences.Add($"Assumed and checked on every image: {results.Facts}.");
        return sentences;
    }

    private static List<string> Found(ReportData data)
    {
        List<string> sentences = [];
        if (data.BestCandidate is { } best)
        {
            sentences.Add($"The best new expression: {best.Map}, rank {best.Rank}{CostText(best)}, {data.Results.Objective} "
                + $"{Score(best.Score)} on the search images{(best.Fidelity == "coarse" ? " (coarse)" : "")}.");
        }

        if (data.BestBaseline is { } baseline)
            sentences.Add($"The best named method: {baseline.Label}, rank {baseline.Rank}, {Score(baseline.Score)}.");
        var gains = data.Results.HeldOutTable.Rows
            .Join(data.Results.Rows, held => held.Rank, row => row.Rank, (held, row) => (held, row))
            .Where(pair => pair.row.Kind == ResultRow.Candidate && pair.held.Gain is not null).ToList();
        if (gains.Count > 0 && data.Results.HeldOutTable.Reference is { } reference)
        {
            sentences.Add($"{Count(gains.Count, "new expression has", "new expressions have")} held-out scores against {reference}. Better "
                + $"there, with an interval that excludes 0: {gains.Count(pair => pair.held.Gain!.IsAboveZero)}, with p below 0.05 after "
                + $"Holm's correction: {gains.Count(pair => pair.held.Gain!.IsAboveZero && pair.held.PHolm < 0.05)}. Worse there, with an "
                + $"interval that excludes 0: {gains.Count(pair => pair.held.Gain!.IsBelowZero)}.");
        }

        if (data.Results.Target is { } target)
        {
            sentences.Add(target.BeatenBy is { } rank
                ? $"The run was to beat {target.Beat} ({Score(target.Score)}); #{rank} does, on the search images."
                : $"The run was to beat {target.Beat} ({Score(target.Score)}); nothing with final scores does.");
        }

        return sentences;
    }

    private static List<string> Controls(ReportData data)
    {
        var rival = data.BestCandidate ?? data.BestBaseline;
        if (rival is null) return [];
        return [.. data.Results.Rows.Where(row => row.Kind == ResultRow.Control).Select(control =>
        {
            var scores = $"{Score(control.Score)} against {Score(rival.Score)} of {rival.Label}";
            return data.IsBetter(control.Score, rival.Score)
                ? $"{control.Label} looks at no evidence and wins, {scores}: on these images {data.Results.Objective} can be had "
                    + "without explaining anything, so the ranking says little."
                : control.Score == rival.Score
                    ? $"{control.Label} looks at no evidence and does as well, {scores}."
                    : $"{control.Label} looks at no evidence and loses, {scores}.";
        })];
    }

    private static List<string> Reached(ReportData data)
    {
        var results = data.Results;
        List<string> sentences = [];
        if (data.Unfinished is null)
        {
            sentences.Add(results.CompleteUpToCost is { } cost
                ? $"Complete up to cost {cost}: every expression of the grammar up to there was scored, proved or seen to be equal to "
                    + "one that was, or dropped because it shows nothing."
                : "Not even the first level of cost was finished.");
            sentences.Add($"The run ended because {StopText.Of(results.StopReason)}; it took {Time(data.Record.Spent)}.");
        }
        else
        {
            sentences.Add($"So far the run took {Time(data.Record.Spent)}. How far it is complete is known at its end.");
        }

        if (results.RungAgreement is { } agreement)
        {
            sentences.Add($"Coarse scores, which decided the races, and final ones agree with a rank correlation of {Score(agreement)} "
                + "over the leaderboard.");
        }

        return sentences;
    }

    private static string CostText(ResultRow row) => row.Cost is { } cost ? $", cost {cost}" : "";
}
