using SyCam.Eval.Metrics;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Ensembles;

/// <summary>What a search over ensembles found.</summary>
/// <param name="Names">What the maps are called.</param>
/// <param name="Metric">What they were scored by.</param>
/// <param name="Ensembles">All that were scored, the best first.</param>
/// <param name="Best">The first of them, with scores on the held-out images where there are such.</param>
/// <param name="Maps">The maps on their own.</param>
/// <param name="EffectShare">The share that the effects of the maps hold for.</param>
/// <param name="SearchImages">The number of images that the search looked at.</param>
/// <param name="HeldOutImages">The number of held-out images.</param>
internal sealed record EnsembleResult(
    IReadOnlyList<string> Names, SaliencyMetric Metric, IReadOnlyList<ScoredEnsemble> Ensembles,
    IReadOnlyList<ScoredEnsemble> Best, IReadOnlyList<ThresholdedMap> Maps, Rational EffectShare, int SearchImages,
    int HeldOutImages);
