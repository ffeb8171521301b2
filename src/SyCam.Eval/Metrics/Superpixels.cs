using SyCam.Eval.Images.Segmentation;

namespace SyCam.Eval.Metrics;

/// <summary>The regions of an image's clean picture, and how saliency ranks them.</summary>
/// <param name="regions">The region of each pixel, from 0, <c>[H*W]</c>.</param>
internal sealed class Superpixels(int[] regions) : IDisposable
{
    /// <summary>The size that is made to the image's: as many regions whatever its size.</summary>
    public const string Fitting = "fitting";

    // What LIME segments with: a kernel of 4 at 224 pixels, colours at a fifth, and no limit within reach.
    private const double Kernels = 56;
    private const double Ratio = 0.2;
    private const double Farthest = 200;

    private readonly int[] _sizes = Sizes(regions);

    /// <summary>The number of regions.</summary>
    public int Count => _sizes.Length;

    /// <summary>The regions of the image at a place; the context's.</summary>
    /// <param name="context">The context.</param>
    /// <param name="place">The place.</param>
    /// <param name="size">The deviation of quickshift's kernel in pixels, or <see cref="Fitting"/>.</param>
    public static Superpixels Of(MetricContext context, int place, string size) =>
        context.Shared($"superpixels {size} {place}", () =>
        {
            var (height, width) = ((int)context.Images.Height, (int)context.Images.Width);
            var kernel = size == Fitting
                ? Math.Max(1, Math.Max(height, width) / Kernels)
                : double.Parse(size, System.Globalization.CultureInfo.InvariantCulture);
            return new Superpixels(
                Quickshift.Segment(NoisyCopies.Pixels(context, place), height, width, kernel, Ratio, Farthest));
        });

    /// <summary>The regions by their mean saliency, the greatest first; of equal ones the first by number.</summary>
    /// <param name="saliency">The saliency of each pixel, <c>[H*W]</c>.</param>
    public int[] Rank(ReadOnlySpan<float> saliency)
    {
        var means = new double[Count];
        for (var pixel = 0; pixel < saliency.Length; pixel++) means[regions[pixel]] += saliency[pixel];
        for (var region = 0; region < means.Length; region++) means[region] /= _sizes[region];
        return [.. Enumerable.Range(0, Count).OrderByDescending(region => means[region])];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Holds nothing but numbers; the context keeps what it can dispose of.
    }

    private static int[] Sizes(int[] regions)
    {
        var sizes = new int[regions.Max() + 1];
        foreach (var region in regions) sizes[region]++;
        return sizes;
    }
}
