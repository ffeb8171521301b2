using System.Globalization;
using System.Text;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;
using static SyCam.Search.Reporting.CellText;

namespace SyCam.Search.Reporting;

/// <summary>The results as pages for people.</summary>
internal static class MarkdownReport
{
    public static string Leaderboard(SynthesisReport report)
    {
        var text = Title(report, report.Objective.Name);
        text.Append(CultureInfo.InvariantCulture,
            $"Ranked on {report.SearchImages} search images, {Direction(report)} is better; ");
        text.Append(CultureInfo.InvariantCulture, $"checked on {report.HeldOutImages} held-out images. ");
        text.Append(report.CompleteUpToCost is { } cost
            ? string.Create(CultureInfo.InvariantCulture, $"Complete up to cost {cost}.\n\n")
            : "No cost level was finished.\n\n");
        Constraints(text, report);
        text.Append("| # | expression | names | cost | search | held-out | gain over ")
            .Append(report.BestBaseline ?? "(no baseline)").Append(" (95 %) |\n|--:|--|--|--:|--:|--:|--|\n");
        foreach (var row in report.Rows)
        {
            var coarse = row.Fidelity == Oracles.Fidelity.Coarse ? " (coarse)" : "";
            var breaks = row.Broken.Count == 0 ? "" : $" (breaks {string.Join("; ", row.Broken)})";
            var heldOut = row.HeldOutScore is { } score ? Short(score) : "";
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.Rank} | `{row.Map}` | {string.Join(", ", row.Names)} | {row.Cost} ");
            text.Append(CultureInfo.InvariantCulture,
                $"| {Short(row.Score)}{coarse}{breaks} | {heldOut} | {Interval(row.Against(report.BestBaseline))} |\n");
        }

        foreach (var collapse in report.Collapses)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n{collapse.Same} is the same as {collapse.Kept} here: {collapse.Merge.Evidence.Status}.\n");
        }

        foreach (var collapse in report.ModelCollapses)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"\n{collapse.Same} shows the same as {collapse.Kept} on this model: {collapse.Status}.\n");
        }

        if (report.Target is { } target) text.Append(CultureInfo.InvariantCulture, $"\n{Sentence(target)}.\n");
        return text.ToString();
    }

    public static string Front(SynthesisReport report)
    {
        var text = Title(report, $"{report.Objective.Name} against cost");
        text.Append(CultureInfo.InvariantCulture,
            $"On {report.SearchImages} search images, {Direction(report)} is better. In bold what no map of no greater cost ");
        text.Append("beats; beside it what the images do not tell from that (the 95 % paired interval reaches 0).\n\n");
        Constraints(text, report);
        text.Append("| cost | expression | names | score | behind | held-out |\n|--:|--|--|--:|--:|--:|\n");
        foreach (var (row, isOnFront, behind) in report.ThickFront)
        {
            var score = isOnFront ? $"**{Short(row.Score)}**" : Short(row.Score);
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.Cost} | `{row.Map}` | {string.Join(", ", row.Names)} | {score} ");
            text.Append(CultureInfo.InvariantCulture,
                $"| {(isOnFront ? "" : Short(behind))} | {(row.HeldOutScore is { } heldOut ? Short(heldOut) : "")} |\n");
        }

        return text.ToString();
    }

    public static string HeldOut(SynthesisReport report)
    {
        var text = Title(report, $"{report.Objective.Name} on {report.HeldOutImages} held-out images");
        if (report.HeldOut.Rows.Count == 0) return text.Append("Nothing was scored on held-out images.\n").ToString();
        text.Append("Nothing was chosen by these images. Means with 95 % bootstrap intervals. ");
        if (report.HeldOut.Reference is { } reference)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"The gain is over {reference}, the baseline that is best on the search images, image by image, with the ");
            text.Append("95 % paired bootstrap interval of each row for itself; above 0 the row is better. p is of the ");
            text.Append("two-sided sign-flip test, and the last column is p after Holm's correction for all rows.");
        }

        text.Append("\n\n| # | map | kind |");
        foreach (var metric in report.Metrics) text.Append(' ').Append(metric.Name).Append(" |");
        text.Append(" gain | p | p (Holm) |\n|--:|--|--|")
            .AppendJoin("", Enumerable.Repeat("--:|", report.Metrics.Count + 3)).Append('\n');
        foreach (var row in report.HeldOut.Rows)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {row.Row.Rank} | {Name(row.Row)} | {row.Row.Kind.ToString().ToLowerInvariant()} |");
            foreach (var mean in row.Means)
                text.Append(CultureInfo.InvariantCulture, $" {Short(mean.Mean)} [{Short(mean.Low)}, {Short(mean.High)}] |");
            var (p, adjusted) = row.Gain is null ? ("", "") : (PValue(row.PValue), PValue(row.AdjustedPValue));
            text.Append(CultureInfo.InvariantCulture, $" {Interval(row.Gain)} | {p} | {adjusted} |\n");
        }

        return text.ToString();
    }

    public static string PerClass(SynthesisReport report)
    {
        var text = Title(report, $"best {report.Objective.Name} for each class");
        if (report.PerClass.Count == 0) return text.Append("The classes of the images are not known.\n").ToString();
        var reference = report.BestBaseline ?? "baseline";
        text.Append("The best row on each class's search images. Few images make a winner by chance: the held-out mean ");
        text.Append("beside it is the one to believe.\n\n| class | images | best | search | held-out | ");
        text.Append(CultureInfo.InvariantCulture,
            $"{reference} search | {reference} held-out |\n|--|--:|--|--:|--:|--:|--:|\n");
        foreach (var best in report.PerClass)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| {best.Class} | {best.SearchImages} + {best.HeldOutImages} | #{best.Best.Rank} {Name(best.Best)} ");
            text.Append(CultureInfo.InvariantCulture,
                $"| {Short(best.Search)} | {Short(best.HeldOut)} | {Short(best.ReferenceSearch)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {Short(best.ReferenceHeldOut)} |\n");
        }

        return text.ToString();
    }

    /// <summary>What became of the target, without a full stop.</summary>
    public static string Sentence(TargetOutcome target) => target.BeatenBy is { } row
        ? string.Create(CultureInfo.InvariantCulture,
            $"#{row.Rank} beats {target.Target} on the search images: {Short(row.Score)} against {Short(target.Score)}")
        : $"No candidate with final scores beats {target.Target} ({Short(target.Score)}) on the search images";

    private static StringBuilder Title(SynthesisReport report, string what) =>
        new StringBuilder().Append(CultureInfo.InvariantCulture, $"# {report.GrammarName}: {what}\n\n");

    private static void Constraints(StringBuilder text, SynthesisReport report)
    {
        if (report.Constraints.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"Where {string.Join(" and ", report.Constraints)}.\n\n");
    }

    private static string Direction(SynthesisReport report) => report.Objective.HigherIsBetter ? "higher" : "lower";

    private static string Name(LeaderboardRow row) => row.Names.Count > 0 ? string.Join(", ", row.Names) : $"`{row.Map}`";

    private static string Interval(Comparison? gain) =>
        gain is null ? "" : $"{Short(gain.Gain)} [{Short(gain.Low)}, {Short(gain.High)}]";
}
