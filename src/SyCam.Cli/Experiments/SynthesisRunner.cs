using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using SyCam.Search.Racing;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Experiments;

/// <summary>Runs a synthesis from files to a run folder and a printed leaderboard.</summary>
internal sealed class SynthesisRunner(Terminal terminal, TimeProvider time)
{
    /// <summary>Runs the job.</summary>
    public SynthesisReport Run(SynthesisJob job, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var grammar = GrammarFiles.Read(job.GrammarPath, terminal.Say);
        var controls = InputNames.Unify(MethodChoice.Controls, grammar.Inputs);
        var sources = GrammarFiles.Sources(grammar)
            .Concat(MethodChoice.Sources(controls)).DistinctBy(pair => pair.Key).ToDictionary();
        using var experiment = new ExperimentLoader(job.Experiment, terminal.Say).Load(grammar, cancellation);
        if (experiment.Search.Count == 0)
            throw new InputException("no image is left to search on: the table's column 'split' holds all of them out");
        var metrics = Metrics(job, experiment.HasMasks);
        CheckBound(job);
        var beat = job.Beat is { } target ? BeatChoice.Read(target, grammar, controls) : null;
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
                Objective = job.Objective.ToString(),
                Constraints = job.Constraints,
                Beat = beat,
                Race = new RaceOptions { Bound = job.Bound },
                Facts = experiment.Facts,
                ReportMetrics = [.. metrics.Select(row => row.Name)],
                Controls = [.. controls.Select(control => new NamedTerm(control.Name, control.Term))],
                // Loading is part of what the user waits for.
                Budget = job.Budget - time.GetElapsedTime(start),
                MaxCost = job.MaxCost,
                MaxCandidates = job.MaxCandidates,
                MaxEvaluations = job.MaxEvaluations,
                MaxPasses = job.MaxPasses,
                Thickness = job.Thickness,
                Order = job.Order,
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
            RunFolder.Save(job, grammar, experiment.Layer);
            new OverlaySheet(experiment, sources).Write(Path.Combine(job.RunFolder, "overlays.png"), report);
            if (RunExport.Write(job.RunFolder, report, sources) is { } note) terminal.Say(note);
        }

        new LeaderboardView(terminal).Show(report);
        return report;
    }

    // The rigorous bound rests on the size that a difference can have.
    private static void CheckBound(SynthesisJob job)
    {
        if (job.Bound != RaceBound.Rigorous) return;
        if (job.Objective.Terms.Select(term => MetricTable.Find(term.Metric)!).FirstOrDefault(row => row.Width is null) is { } row)
            throw new InputException($"--bound rigorous: {row.Name} has no finite range; take --bound asymptotic");
    }

    private static List<MetricRow> Metrics(SynthesisJob job, bool hasMasks)
    {
        List<MetricRow> searched = [.. job.Objective.Terms.Select(term => term.Metric)
            .Concat(job.Constraints.Select(constraint => constraint.Metric))
            .Select(MetricChoice.Find)];
        foreach (var row in searched) MetricChoice.CheckMasks(row, hasMasks);
        var others = job.Report is { } names
            ? MetricChoice.FindAll(names, hasMasks)
            : MetricTable.All.Where(row => row.Name is "average_drop" or "mass_accuracy" && (hasMasks || !row.NeedsMasks));
        return [.. searched.Concat(others).Distinct()];
    }
}
