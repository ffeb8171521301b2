using SyCam.Eval.Maps;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Saliency;

/// <summary>
/// The maps of several classes in one, after FM-G-CAM (Rammuni Silva and Bird, arXiv 2312.05975): at each pixel the class whose map is
/// greatest there, and how great it is. The paper's code also normalises the rows of each map, which is left out.
/// </summary>
/// <param name="Strength">For each pixel, row by row, the greatest value above 0, as a share of the greatest of all: in [0,1].</param>
/// <param name="Winner">For each pixel the place of its class; the first of equals.</param>
public sealed record ClassMap(IReadOnlyList<float> Strength, IReadOnlyList<int> Winner)
{
    /// <summary>Joins maps that one method made of one picture, so that their values can be compared as they are.</summary>
    /// <param name="raw">The raw map of each class, all of one size.</param>
    /// <param name="height">The picture's rows, which the maps are upsampled to.</param>
    /// <param name="width">Its columns.</param>
    public static ClassMap Of(IReadOnlyList<RawMap> raw, int height, int width)
    {
        using var scope = NewDisposeScope();
        var all = cat([.. raw.Select(map => tensor(map.Values.ToArray(), [1, 1, map.Height, map.Width]))], 0);
        var large = nn.functional.interpolate(all, [height, width], mode: InterpolationMode.Bilinear, align_corners: false).relu();
        var greatest = large.amax([0L]);
        var most = greatest.max();
        var strength = (greatest / most).masked_fill(most.eq(0), 0);
        return new ClassMap(
            strength.flatten().data<float>().ToArray(),
            [.. large.argmax(0).flatten().data<long>().ToArray().Select(place => (int)place)]);
    }
}
