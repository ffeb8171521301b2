using SyCam.Search.Oracles;
using SyCam.Search.Proving;

namespace SyCam.Search.Synthesis;

internal sealed class SynthesisRun(
    IScoreOracle scores, IProver prover, SynthesisOptions options, IProgress<SynthesisProgress>? progress)
{
    public SynthesisReport Run(CancellationToken cancellation) =>
        throw new NotSupportedException($"{scores} {prover} {options} {progress} {cancellation}");
}
