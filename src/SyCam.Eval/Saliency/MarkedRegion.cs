using SyCam.Eval.Images;

namespace SyCam.Eval.Saliency;

/// <summary>Pixels that a map marks and that touch each other.</summary>
/// <param name="Area">The number of pixels.</param>
/// <param name="Box">The box around them.</param>
public sealed record MarkedRegion(int Area, Box Box);
