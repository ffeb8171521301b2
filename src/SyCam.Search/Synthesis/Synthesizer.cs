using SyCam.Search.Oracles;
using SyCam.Search.Proving;

namespace SyCam.Search.Synthesis;

/// <summary>
/// The one door of the search: enumerates a grammar by rising cost, prunes what is dead or equal to an earlier map,
/// scores the rest and ranks the best on images that the search did not see. Used by one thread.
/// </summary>
/// <param name="scores">The correctness oracle.</param>
/// <param name="prover">Decides equalities; owned by the caller.</param>
public sealed class Synthesizer(IScoreOracle scores, IProver prover)
{
    /// <summary>Runs to the end, a limit or cancellation, and reports what was found; cancelling still reports.</summary>
    /// <exception cref="ArgumentException">An option is out of range or names a metric that the oracle lacks.</exception>
    /// <exception cref="Journal.RunFolderException">The run folder cannot be used; the message says why and what to
    /// do.</exception>
    public SynthesisReport Run(
        SynthesisOptions options,
        IProgress<SynthesisProgress>? progress = null,
        CancellationToken cancellation = default) =>
        new SynthesisRun(scores, prover, options, progress).Run(cancellation);
}
