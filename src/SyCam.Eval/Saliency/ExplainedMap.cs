using SyCam.Eval.Maps;

namespace SyCam.Eval.Saliency;

/// <summary>One map of one image.</summary>
/// <param name="Raw">The values before scaling: of the layer's size or, smoothed over augmented copies, of the input's.</param>
/// <param name="Saliency">The values in [0,1], row by row, as large as the network's input.</param>
/// <param name="Status">Whether there is anything to see; where there is not, the saliency is 0.</param>
public sealed record ExplainedMap(RawMap Raw, float[] Saliency, MapStatus Status);
