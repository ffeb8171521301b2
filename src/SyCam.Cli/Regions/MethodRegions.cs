using SyCam.Eval.Saliency;

namespace SyCam.Cli.Regions;

/// <summary>What one method marks on a picture.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Marked">The regions, the largest first.</param>
/// <param name="Area">The share of the picture that they cover, in [0,1].</param>
/// <param name="Without">What the network says without all of them.</param>
/// <param name="Elsewhere">What it says without the same pixels moved by half the picture to the right and down: a
/// control.</param>
/// <param name="Regions">The largest of them, one by one.</param>
internal sealed record MethodRegions(
    string Method, MarkedRegions Marked, double Area, Verdict Without, Verdict Elsewhere, IReadOnlyList<AblatedRegion> Regions);
