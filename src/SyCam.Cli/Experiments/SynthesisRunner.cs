using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using SyCam.Search.Racing;
using SyCam.Search.Synthesis;
using TorchSharp;

namespace SyCam.Cli.Experiments;

/// <summary>Runs a synthesis from files to a run folder and a shown leaderboard.</summary>
internal sealed class SynthesisRunner(IRunView view, TimeProvider time)
{
    /// <summary>Runs the job.</summary>
    public SynthesisReport Run(SynthesisJob job, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var grammar = GrammarFiles.Read(job.GrammarPath, view.Note);
        var controls = InputNames.Unify(MethodChoice.Controls, grammar.Inputs);
        var sources = GrammarFiles.Sources(grammar)
            .Concat(MethodChoice.Sources(controls)).DistinctBy(pair => pair.Key).ToDictionary();
        using var experiment = new ExperimentLoader(job.Experiment, view.Note).Load(grammar, cancellation);
        if (experiment.Search.Count == 0)
            throw new InputException("no image is left to search on: the table's column 'split' holds all of them out");
        var metrics = Metrics(job, experiment.HasMasks);
        CheckBound(job);
        var beat = job.Beat is { } target ? BeatChoice.Read(target, grammar, controls) : null;
        using var oracle = new ScoreOracle(
            experiment, metrics, sources, MetricOptions.Full with { Steps = job.Steps },
            MetricOptions.Coarse with
            {
                Steps = job.Steps,
                Precision = RacePrecisions.Of(job.Precision, experiment.Model),
            });
        using var prover = Provers.MakeQuick();
        view.Start(new RunStart(
            experiment.Model.Sidecar.Name, experiment.Layer, grammar, job.Objective.ToString(), experiment.Search.Count,
            experiment.HeldOut.Count, experiment.Facts.ToString(), job.RunFolder, job.Resume));
        using var stopping = cancellation.Register(() => view.Note(
            "stopping: what was scored is ranked and written; Ctrl-C again ends at once"));
        var report = new Synthesizer(oracle, prover).Run(
            new SynthesisOptions
            {
                Grammar = grammar,
                Objective = job.Objective.ToString(),
                Constraints = job.Constraints,
                Beat = beat,
                Race = new RaceOptions { Bound = job.Bound },
                Facts = experiment.Facts,
                ModelProbes = oracle,
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
                Plan = job.Plan,
                Companions = RunFolder.Companions(job, grammar, experiment.Model.Sidecar.Name, experiment.Layer),
                Time = time,
            },
            view,
            cancellation);
        report = WriteBeside(report, job.RunFolder, experiment, sources, job.Experiment.Target);
        view.Show(report);
        return report;
    }

    // What people look at beside the results.
    private SynthesisReport WriteBeside(
        SynthesisReport report, string folder, Experiment experiment, IReadOnlyDictionary<string, InputSource> sources,
        string? target)
    {
        if (report.Problem is not null) return report;
        try
        {
            new OverlaySheet(experiment, sources).Write(Path.Combine(folder, "overlays.png"), report);
            if (RunExport.Write(folder, report, sources, target) is { } note) view.Note(note);
            return report;
        }
        catch (Exception error) when ((error.InnerException ?? error) is IOException or UnauthorizedAccessException)
        {
            return report with { StopReason = StopReason.WriteFailed, Problem = error.Message };
        }
    }

    // The rigorous bound rests on the size that a difference can have.
    private static void CheckBound(SynthesisJob job)
    {
        if (job.Bound != RaceBound.Rigorous) return;
        if (job.Objective.Terms.Select(term => MetricReader.Read(term.Metric).Row).FirstOrDefault(row => row.Width is null) is { } row)
            throw new InputException($"--bound rigorous: {row.Name} has no finite range; take --bound asymptotic");
    }

    private static List<SaliencyMetric> Metrics(SynthesisJob job, bool hasMasks)
    {
        List<SaliencyMetric> searched = [.. job.Objective.Terms.Select(term => term.Metric)
            .Concat(job.Constraints.Select(constraint => constraint.Metric))
            .Select(MetricReader.Read)];
        foreach (var metric in searched) MetricChoice.CheckMasks(metric.Row, hasMasks);
        var others = job.Report is { } names
            ? MetricChoice.FindAll(names, hasMasks)
            : MetricChoice.FindAll(hasMasks ? "average_drop,mass_accuracy" : "average_drop", hasMasks);
        return [.. searched.Concat(others).DistinctBy(metric => metric.Name)];
    }
}
