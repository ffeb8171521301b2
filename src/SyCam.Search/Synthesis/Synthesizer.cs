using System.Globalization;
using SyCam.Search.Enumeration;
using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Proving;
using SyCam.Search.Racing;
using SyCam.Search.Reporting;

namespace SyCam.Search.Synthesis;

/// <summary>
/// The one door of the search: enumerates a grammar by rising cost, prunes what is dead or equal to an earlier map,
/// scores the rest and ranks the best on images that the search did not see. Used by one thread.
/// </summary>
/// <param name="scores">The correctness oracle.</param>
/// <param name="prover">Decides equalities; owned by the caller.</param>
public sealed class Synthesizer(IScoreOracle scores, IProver prover)
{
    private const int LeastFinalists = 3;

    /// <summary>Runs to the end, a limit or cancellation, and reports what was found.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or the oracle lacks a metric.</exception>
    /// <exception cref="RunFolderException">The run folder cannot be used; the message says why and what to
    /// do.</exception>
    public SynthesisReport Run(
        SynthesisOptions options,
        IProgress<SynthesisProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        Check(options);
        var metrics = new RunMetrics(scores, options.Objective, options.Constraints, options.ReportMetrics);
        if (options.Race.Bound == RaceBound.Rigorous && metrics.Objective.Width is null)
        {
            throw new ArgumentException(
                $"the rigorous bound needs an objective with a finite range, and '{metrics.Objective.Name}' has none; "
                + "take the asymptotic one", nameof(options));
        }

        using var journal = options.RunFolder is { } folder
            ? RunJournal.Open(folder, Identity(options, metrics), options.Resume)
            : RunJournal.InMemory();
        if (options.RunFolder is { } place)
        {
            foreach (var (name, text) in options.Companions) AtomicFile.Write(Path.Combine(place, name), text);
        }

        var report = new SynthesisRun(scores, prover, options, metrics, journal, progress).Run(cancellation);
        return options.RunFolder is null ? report : ReportFiles.Write(options.RunFolder, report);
    }

    private static void Check(SynthesisOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.CohortSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Thickness, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Race.Alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(options.Race.Alpha, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Race.FirstImages, RaceSchedule.LeastImages);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Race.BlockImages, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Finalists, LeastFinalists);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxCost ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxCandidates ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxEvaluations ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxPasses ?? 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Budget ?? TimeSpan.Zero, TimeSpan.Zero);
        if (options.Plan is not null && options.Budget is not null)
            throw new ArgumentException("a run goes by a plan or by a time budget, not by both", nameof(options));
        if (options.Resume && options.RunFolder is null)
            throw new ArgumentException("a run can only be resumed from its folder", nameof(options));
        if (options.Beat?.Method is { } method && !Named(options).Contains(method))
        {
            throw new ArgumentException(
                $"there is no method '{method}' to beat; the run has {string.Join(", ", Named(options))}", nameof(options));
        }
    }

    private static IEnumerable<string> Named(SynthesisOptions options) =>
        options.Grammar.Baselines.Concat(options.Controls).Select(method => method.Name);

    private RunIdentity Identity(SynthesisOptions options, RunMetrics metrics) => new(
    [
        ("grammar", $"{options.Grammar.Name} {options.Grammar.Hash}"),
        ("model and images", scores.Identity),
        ("objective", metrics.Objective.Name),
        .. metrics.All.Select(metric => ($"metric {metric.Name}", metric.Identity)),
        ("facts", options.Facts.ToString()),
        ("controls", string.Join("; ", options.Controls.Select(control => $"{control.Name} = {control.Term}"))),
        ("constraints", string.Join("; ", metrics.Constraints)),
        ("race", $"{options.Race.Identity}; {Text(options.CohortSize)} together, {Text(options.Thickness)} elites of a cost"),
        ("order", options.Order.ToString().ToLowerInvariant()),
        ("normal forms", $"version {Text(NormalForms.Version)}"),
        ("seed", Text(options.Seed)),
    ]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
