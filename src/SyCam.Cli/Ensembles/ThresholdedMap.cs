using SyCam.Eval.Ensembles;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Ensembles;

/// <summary>What thresholding and company do to one map, on the images that the search may look at.</summary>
/// <param name="Name">The map.</param>
/// <param name="Plain">The mean score of the map as it is.</param>
/// <param name="Best">Its thresholding at the share that is best over all images.</param>
/// <param name="PerImage">The mean score when each image has the share that is best for it.</param>
/// <param name="Effect">What it does to the ensembles; null where not all of them were scored.</param>
internal sealed record ThresholdedMap(string Name, double Plain, ScoredEnsemble Best, double PerImage, EnsembleEffect? Effect)
{
    /// <summary>The share that is best over all images.</summary>
    public Rational Share => Best.Share;
}
