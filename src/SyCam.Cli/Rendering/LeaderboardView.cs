using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>Prints the outcome of a run.</summary>
internal sealed class LeaderboardView(Terminal terminal)
{
    /// <summary>The leaderboard, the collapse report, what was avoided and why the run ended.</summary>
    public void Show(SynthesisReport report)
    {
        if (report.Rows.Count > 0) ShowTable(report);
        if (RunVerdict.Failure(report) is { } failure) terminal.Say($"error: {failure}");
    }

    private void ShowTable(SynthesisReport report)
    {
        new LeaderboardTable(terminal.Out).Write(report);
        Explain(report);
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
            + $"rank correlation of coarse and final scores {ScoreText.Short(report.RungAgreement)}"));
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
        ? $"#{row.Rank} beats {target.Target} on the search images: {ScoreText.Short(row.Score)} against {ScoreText.Short(target.Score)}"
        : $"no expression with final scores beats {target.Target} ({ScoreText.Short(target.Score)}) on the search images";
}
