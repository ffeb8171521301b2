using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>
/// Exits of a network, trained on images without masks, and the attention that joins their maps (AME-CAM, MICCAI 2023):
/// of the grey image seen through each map, four convolutions make a weight for each exit at each pixel. Owns its numbers.
/// </summary>
public sealed class ExitMaps : IDisposable
{
    // AME-CAM's code.
    private const double Epsilon = 1e-5;

    private static readonly long[] Positions = [2, 3];

    internal ExitMaps(IReadOnlyList<ExitHead> heads, IReadOnlyList<AttentionLayer> attention, string hash)
    {
        Heads = heads;
        Attention = attention;
        Hash = hash;
    }

    /// <summary>The layers that the exits are at, from the input on.</summary>
    public IReadOnlyList<string> Layers => [.. Heads.Select(head => head.Layer)];

    /// <summary>SHA-256 of the file, 64 lower-case hex digits; empty before it is written.</summary>
    public string Hash { get; }

    internal IReadOnlyList<ExitHead> Heads { get; }

    internal IReadOnlyList<AttentionLayer> Attention { get; }

    /// <summary>The maps of all exits as large as the images, <c>[n,L,H,W]</c>, bilinear between half pixels.</summary>
    /// <param name="maps">The map of each exit at its own size, <c>[n,1,h,w]</c>.</param>
    /// <param name="height">The images' height.</param>
    /// <param name="width">The images' width.</param>
    internal static Tensor Enlarged(IEnumerable<Tensor> maps, long height, long width) => cat(
        [.. maps.Select(map => nn.functional.interpolate(
            map, [height, width], mode: InterpolationMode.Bilinear, align_corners: false))], 1);

    /// <summary>The map of all exits together: at each pixel the mean of their maps with the attention's weights,
    /// <c>[n,1,H,W]</c>.</summary>
    /// <param name="grey">The grey images in [0,1], <c>[n,1,H,W]</c>.</param>
    /// <param name="maps">The maps of the exits, <c>[n,L,H,W]</c>.</param>
    /// <param name="isTraining">Whether the norms take the statistics of these images.</param>
    internal Tensor Join(Tensor grey, Tensor maps, bool isTraining = false)
    {
        var least = maps.amin(Positions, true);
        var planes = grey * ((maps - least + Epsilon) / (maps.amax(Positions, true) - least + Epsilon));
        foreach (var layer in Attention) planes = layer.Forward(planes, isTraining);
        return (planes.softmax(1) * maps).sum([1L], true);
    }

    /// <summary>A second owner of the same numbers.</summary>
    internal ExitMaps Share() =>
        new([.. Heads.Select(head => head.Share())], [.. Attention.Select(layer => layer.Share())], Hash);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var head in Heads) head.Dispose();
        foreach (var layer in Attention) layer.Dispose();
    }
}
