using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Proving;
using SyCam.Search.Ranking;

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
        var metrics = new RunMetrics(scores, options.Objective, options.ReportMetrics);
        using var journal = options.RunFolder is { } folder
            ? RunJournal.Open(folder, Identity(options, metrics), options.Resume)
            : RunJournal.InMemory();
        var report = new SynthesisRun(scores, prover, options, metrics, journal, progress).Run(cancellation);
        return options.RunFolder is null ? report : ReportFiles.Write(options.RunFolder, report);
    }

    private static void Check(SynthesisOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Finalists, LeastFinalists);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxCost ?? 0);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxCandidates ?? 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Budget ?? TimeSpan.Zero, TimeSpan.Zero);
        if (options.Resume && options.RunFolder is null)
            throw new ArgumentException("a run can only be resumed from its folder", nameof(options));
    }

    private RunIdentity Identity(SynthesisOptions options, RunMetrics metrics) => new(
    [
        ("grammar", $"{options.Grammar.Name} {options.Grammar.Hash}"),
        ("model and images", scores.Identity),
        ("objective", metrics.Objective.Name),
        .. metrics.All.Select(metric => ($"metric {metric.Name}", metric.Identity)),
        ("facts", options.Facts.ToString()),
        ("controls", string.Join("; ", options.Controls.Select(control => $"{control.Name} = {control.Term}"))),
        ("seed", options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ]);
}
