namespace SyCam.Search.Oracles;

/// <summary>A map on a few images, as metrics see it.</summary>
/// <param name="Values">The values at the layer's resolution, image after image, each image brought to [0,1] by min-max;
/// 0 where an image has no proper map.</param>
/// <param name="Proper">The number of images that gave a proper map: finite and not constant.</param>
public sealed record MapSketch(IReadOnlyList<float> Values, int Proper);
