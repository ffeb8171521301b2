using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Saliency;

/// <summary>
/// From raw maps to saliency, the same for all methods: bilinear upsampling to the input's size
/// (align_corners = false), then min-max to [0,1]. A ReLU belongs to the expression. The scaling is exact, without an
/// epsilon, so that a positive affine change of the raw map changes nothing.
/// </summary>
public static class SaliencyMaps
{
    /// <summary>The order and the constants of the scaling, for the identity of a score.</summary>
    public const string Identity = "grid(1e-5 of the range),bilinear(align_corners=false),minmax";

    /// <summary>The range, as a part of the largest value's size, up to which a map counts as constant: float noise on a map
    /// that is constant in exact arithmetic. Relative, so that scaling a map changes nothing.</summary>
    public const double ConstantTolerance = 1e-6;

    /// <summary>Upsamples and scales raw maps.</summary>
    /// <param name="raw">Raw maps <c>[n,1,h,w]</c>; those that are no proper map come out as 0.</param>
    /// <param name="height">The input's height in pixels.</param>
    /// <param name="width">The input's width in pixels.</param>
    /// <returns>Saliency <c>[n,1,height,width]</c> in [0,1].</returns>
    public static Tensor Scale(Tensor raw, long height, long width)
    {
        using var scope = NewDisposeScope();
        var large = raw.shape[2] == height && raw.shape[3] == width
            ? raw
            : Upsampling.Bilinear(raw, height, width);
        var (least, range, proper) = Extremes(large);
        return (large - least).div_(range).masked_fill_(proper.logical_not(), 0).MoveToOuterDisposeScope();
    }

    /// <summary>The status of each raw map <c>[n,1,h,w]</c>.</summary>
    public static IReadOnlyList<MapStatus> Check(Tensor raw)
    {
        using var scope = NewDisposeScope();
        var (least, range, proper) = Extremes(raw);
        var finite = Flags(range.isfinite());
        var good = Flags(proper);
        var zero = Flags(least.eq(0).logical_and(range.eq(0)));
        return [.. finite.Select((isFinite, i) =>
            !isFinite ? MapStatus.NotFinite : good[i] ? MapStatus.Ok : zero[i] ? MapStatus.Zero : MapStatus.Constant)];
    }

    private static bool[] Flags(Tensor flags) =>
        [.. flags.flatten().to(ScalarType.Float32).cpu().data<float>().ToArray().Select(value => value != 0)];

    private static (Tensor Least, Tensor Range, Tensor Proper) Extremes(Tensor maps)
    {
        long[] positions = [2, 3];
        var least = maps.amin(positions, true);
        var greatest = maps.amax(positions, true);
        var range = greatest - least;
        var size = maximum(greatest.abs(), least.abs());
        // False for NaN and for infinities too: their range is NaN or compares as not above an infinite bound.
        var proper = range.gt(size * ConstantTolerance);
        return (least, range, proper.logical_and(range.isfinite()));
    }
}
