using System.Globalization;
using Spectre.Console;
using SyCam.Cli.Experiments;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>Prints the outcome of a run.</summary>
internal sealed class LeaderboardView(Terminal terminal)
{
    private const int LongestExpression = 90;

    /// <summary>The leaderboard, the collapse report, what was avoided and why the run ended.</summary>
    public void Show(SynthesisReport report)
    {
        if (report.Rows.Count > 0) ShowTable(report);
        if (RunVerdict.Failure(report) is { } failure) terminal.Say($"error: {failure}");
    }

    private void ShowTable(SynthesisReport report)
    {
        var arrow = report.Objective.HigherIsBetter ? "higher is better" : "lower is better";
        var table = new Table().Border(TableBorder.Rounded);
        table.Title = new TableTitle(Markup.Escape(
            $"{report.Objective.Name} ({arrow}), ranked on {report.SearchImages} search images, "
            + $"checked on {report.HeldOutImages} held-out images"));
        table.AddColumn(new TableColumn("#").RightAligned());
        table.AddColumn("expression");
        table.AddColumn(new TableColumn("cost").RightAligned());
        table.AddColumn(new TableColumn("search").RightAligned());
        foreach (var metric in report.Metrics)
            table.AddColumn(new TableColumn(Markup.Escape($"{metric.Name}\nheld-out")).RightAligned());
        table.AddColumn(new TableColumn(Markup.Escape($"held-out gain over\n{report.BestBaseline ?? "-"} [95 %]")));
        foreach (var row in report.Rows) table.AddRow(Cells(report, row));
        terminal.Out.Write(table);
        Explain(report);
    }

    private static string[] Cells(SynthesisReport report, LeaderboardRow row)
    {
        var search = Short(row.Score) + (row.Fidelity == Search.Oracles.Fidelity.Coarse ? " coarse" : "")
            + string.Concat(row.Broken.Select(broken => $"\nbreaks {Markup.Escape(broken.ToString())}"));
        var gain = row.AgainstBaselines.FirstOrDefault(one => one.Baseline == report.BestBaseline);
        return
        [
            row.Rank.ToString(CultureInfo.InvariantCulture),
            Expression(row),
            row.Kind == RowKind.Control ? "" : row.Cost.ToString(CultureInfo.InvariantCulture),
            search,
            .. report.Metrics.Select(metric =>
                row.HeldOut.FirstOrDefault(mean => mean.Metric == metric.Name) is { } mean ? Short(mean.Mean) : ""),
            gain is null || row.Names.Contains(gain.Baseline)
                ? ""
                : Markup.Escape($"{Signed(gain.Gain)} [{Signed(gain.Low)}, {Signed(gain.High)}]"),
        ];
    }

    private static string Expression(LeaderboardRow row)
    {
        var text = row.Map.ToString();
        if (text.Length > LongestExpression) text = text[..(LongestExpression - 3)] + "...";
        var names = string.Join(" = ", row.Names);
        return row.Kind switch
        {
            RowKind.Candidate when row.Names.Count == 0 => $"[bold]{Markup.Escape(text)}[/]",
            RowKind.Control => $"[grey]{Markup.Escape(names)} (control)[/]",
            _ => $"{Markup.Escape(names)}: [grey]{Markup.Escape(text)}[/]",
        };
    }

    private void Explain(SynthesisReport report)
    {
        var counters = report.Counters;
        foreach (var collapse in report.Collapses)
            terminal.Print($"{collapse.Same} is the same map as {collapse.Kept} here: {collapse.Merge.Evidence.Status}");
        foreach (var collapse in report.ModelCollapses)
            terminal.Print($"{collapse.Same} shows the same as {collapse.Kept} on this model: {collapse.Status}");
        var pruned = counters.DeadProved + counters.DeadTested + counters.MergedProved + counters.MergedTested;
        terminal.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{counters.Built:N0} expressions built, {counters.NormalFormDuplicates:N0} of them the same normal form as another; "
            + $"{counters.Maps:N0} distinct maps; {pruned:N0} never scored "
            + $"(dead: {counters.DeadProved} proved, {counters.DeadTested} tested; equal: {counters.MergedProved} proved, "
            + $"{counters.MergedTested} tested; {counters.DeadAssumed + counters.MergedAssumed} of the proofs rest on assumed facts)"));
        terminal.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{counters.Scored:N0} scored, {counters.RacedOut:N0} of them raced out (bound: {Bound(report)}), "
            + $"{counters.ScoredInFull:N0} maps scored in full; {report.ForwardPasses:N0} forward passes used, "
            + $"{counters.PassesAvoided:N0} avoided by pruning and racing"));
        if (report.Target is { } target) terminal.Print(Sentence(target));
        var complete = report.CompleteUpToCost is { } cost
            ? string.Create(CultureInfo.InvariantCulture, $"complete up to cost {cost}")
            : "no cost level was finished";
        terminal.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{Reason(report)} after {report.Elapsed.TotalSeconds:0} s; {complete}; "
            + $"rank correlation of coarse and final scores {Short(report.RungAgreement)}"));
    }

    private static string Reason(SynthesisReport report) => report.StopReason switch
    {
        StopReason.Exhausted => "the grammar has no further expression",
        StopReason.CostLimit => "the greatest cost was reached",
        StopReason.CandidateLimit => "the greatest number of candidates was reached",
        StopReason.EvaluationLimit => "--max-evaluations was reached",
        StopReason.PassLimit => "--max-passes was reached",
        StopReason.TargetBeaten => $"{report.Target?.Target} was beaten",
        StopReason.TimeLimit => "the time was used up",
        StopReason.Cancelled => "cancelled; this is the best so far, --resume goes on",
        _ => $"stopped, the run folder could not be written: {report.Problem}",
    };

    private static string Bound(SynthesisReport report) => report.Race.Bound.ToString().ToLowerInvariant();

    private static string Sentence(TargetOutcome target) => target.BeatenBy is { } row
        ? $"#{row.Rank} beats {target.Target} on the search images: {Short(row.Score)} against {Short(target.Score)}"
        : $"no expression with final scores beats {target.Target} ({Short(target.Score)}) on the search images";

    private static string Short(double value) =>
        double.IsNaN(value) ? "-" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Signed(double value) =>
        double.IsNaN(value) ? "-" : value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
