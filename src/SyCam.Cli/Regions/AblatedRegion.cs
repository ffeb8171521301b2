using SyCam.Eval.Saliency;

namespace SyCam.Cli.Regions;

/// <summary>A region with what happens when it alone is replaced.</summary>
/// <param name="Region">The region.</param>
/// <param name="Saliency">The mean saliency in it, in [0,1].</param>
/// <param name="Without">What the network says of the picture without it.</param>
internal sealed record AblatedRegion(MarkedRegion Region, double Saliency, Verdict Without);
