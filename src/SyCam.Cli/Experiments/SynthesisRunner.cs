using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Typing;
using SyCam.Search.Proving;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Experiments;

/// <summary>Runs a synthesis from files to a run folder and a printed leaderboard.</summary>
internal sealed class SynthesisRunner(Terminal terminal, TimeProvider time)
{
    // A query takes a few milliseconds; ten times that rides out a busy machine, so that runs agree.

    /// <summary>Runs the job.</summary>
    public SynthesisReport Run(SynthesisJob job, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var grammar = GrammarFiles.Read(job.GrammarPath, terminal.Say);
        var sources = GrammarFiles.Sources(grammar);
        using var experiment = new ExperimentLoader(job.Experiment, terminal.Say).Load(grammar, cancellation);
        if (experiment.Search.Count == 0)
            throw new InputException("no image is left to search on: the table's column 'split' holds all of them out");
        MetricChoice.CheckMasks(job.Objective, experiment.HasMasks);
        var metrics = Metrics(job, experiment.HasMasks);
        using var oracle = new ScoreOracle(
            experiment, metrics, sources, MetricOptions.Full with { Steps = job.Steps },
            MetricOptions.Coarse with { Steps = Math.Min(MetricOptions.Coarse.Steps, job.Steps) });
        using var prover = Provers.Make();
        terminal.Say(
            $"{experiment.Model.Sidecar.Name} at {experiment.Layer}: {experiment.Search.Count} search images, "
            + $"{experiment.HeldOut.Count} held out; facts: {experiment.Facts}");

        using var progress = new ProgressLine(terminal, time);
        var report = new Synthesizer(oracle, prover).Run(
            new SynthesisOptions
            {
                Grammar = grammar,
                Objective = job.Objective.Name,
                Facts = experiment.Facts,
                ReportMetrics = [.. metrics.Select(row => row.Name)],
                Controls = [.. TerminalTable.Controls.Select(control => new NamedTerm(control.Name, control.Map))],
                // Loading is part of what the user waits for.
                Budget = job.Budget - time.GetElapsedTime(start),
                MaxCost = job.MaxCost,
                MaxCandidates = job.MaxCandidates,
                Finalists = job.Finalists,
                Seed = job.Experiment.Seed,
                RunFolder = job.RunFolder,
                Resume = job.Resume,
                Time = time,
            },
            progress,
            cancellation);
        progress.Clear();

        if (report.Problem is null)
        {
            RunFolder.Save(job, experiment.Layer);
            new OverlaySheet(experiment, sources).Write(Path.Combine(job.RunFolder, "overlays.png"), report);
            if (RunExport.Write(job.RunFolder, report, sources) is { } note) terminal.Say(note);
        }

        new LeaderboardView(terminal).Show(report);
        return report;
    }

    private static List<MetricRow> Metrics(SynthesisJob job, bool hasMasks)
    {
        var others = job.Report is { } names
            ? MetricChoice.FindAll(names, hasMasks)
            : MetricTable.All.Where(row => row.Name is "average_drop" or "mass_accuracy" && (hasMasks || !row.NeedsMasks));
        return [job.Objective, .. others.Where(row => row != job.Objective)];
    }
}
