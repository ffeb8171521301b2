using SyCam.Eval.Metrics.Imputation;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// ROAD: the class probability after a share of the pixels, the most or the least relevant first, is replaced by noisy
/// linear imputation, averaged over shares. Pixels are chosen by rank with ties in raster order, so that exactly the
/// wanted number goes, whatever the map.
/// </summary>
internal static class RemoveAndDebias
{
    // Planes of so many images stay within the reach of a processor's caches, and fill a graphics card.
    private const int FilledAtOnce = 16;

    private const double Noise = 0.01;

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.Whole("points", 9, 1, 99, "shares of the pixels, evenly between 0 and 1: 9 are 10 % to 90 %"),
        MetricParameter.Whole("seed", 0, 0, int.MaxValue, "of the noise"),
    ];

    /// <summary>Forward passes of one of the two orders.</summary>
    public static int Passes(MetricSettings settings) => settings.Whole("points");

    /// <summary>The mean change of the probability when the most relevant pixels go first.</summary>
    public static double[] MostRelevantFirst(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Change(context, batch, Means(context, settings, batch, mostFirst: true));

    /// <summary>The mean change of the probability when the least relevant pixels go first.</summary>
    public static double[] LeastRelevantFirst(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        Change(context, batch, Means(context, settings, batch, mostFirst: false));

    /// <summary>Half the difference of the two.</summary>
    public static double[] Combined(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        using var scope = NewDisposeScope();
        var most = Means(context, settings, batch, mostFirst: true);
        var least = Means(context, settings, batch, mostFirst: false);
        return ((least - most) / 2).cpu().data<double>().ToArray();
    }

    private static double[] Change(MetricContext context, SaliencyBatch batch, Tensor means)
    {
        using var scope = NewDisposeScope();
        return (means - MaskedImages.Clean(context, batch)).cpu().data<double>().ToArray();
    }

    /// <summary>The probability of each map's image averaged over the shares, <c>[n]</c>, float64; the batch's.</summary>
    private static Tensor Means(MetricContext context, MetricSettings settings, SaliencyBatch batch, bool mostFirst) =>
        batch.Shared(
            $"road {settings} {mostFirst}",
            () => Curve(context, settings.Whole("points"), settings.Whole("seed"), batch, mostFirst).mean([1L]));

    // [n,points]
    private static Tensor Curve(MetricContext context, int points, int seed, SaliencyBatch batch, bool mostFirst)
    {
        using var scope = NewDisposeScope();
        var images = context.Images;
        var noise = context.Shared($"road noise {seed}", () => MakeNoise(images.Inputs.narrow(0, 0, 1), seed));
        var ranks = Ranks(batch);
        var pixels = (int)ranks.shape[1];
        var jobs = Enumerable.Range(0, batch.Count)
            .SelectMany(map => Enumerable.Range(1, points).Select(point => (Map: map, Point: point))).ToList();
        List<Tensor> parts = [];
        foreach (var group in jobs.Chunk(FilledAtOnce))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            using var step = NewDisposeScope();
            var maps = tensor([.. group.Select(job => (long)job.Map)], ScalarType.Int64).to(ranks.device);
            var counts = tensor([.. group.Select(job => (long)job.Point * pixels / (points + 1))], ScalarType.Int64)
                .to(ranks.device).unsqueeze(1);
            var chosen = ranks.index_select(0, maps);
            var missing = (mostFirst ? chosen.lt(counts) : chosen.ge(pixels - counts))
                .to(ScalarType.Float32).reshape(-1, 1, images.Height, images.Width);
            var which = batch.Which.index_select(0, maps);
            var filled = LinearImputation.Fill(images.Inputs.index_select(0, which), missing);
            var noisy = filled.add_(noise * missing);
            parts.Add(context.Network
                .ClassProbabilities(noisy, images.Classes.index_select(0, which), context.Cancellation)
                .to(ScalarType.Float64).MoveToOuterDisposeScope());
        }

        return cat(parts, 0).reshape(batch.Count, points).MoveToOuterDisposeScope();
    }

    /// <summary>For each pixel its place by decreasing saliency, <c>[n,H*W]</c>, int64; the batch's, for both orders.
    /// </summary>
    private static Tensor Ranks(SaliencyBatch batch) => batch.Shared("ranks", () =>
    {
        using var scope = NewDisposeScope();
        var order = PixelOrder.Of(batch);
        var places = arange(order.shape[1], ScalarType.Int64).to(order.device).expand_as(order);
        return empty_like(order).scatter_(1, order, places).MoveToOuterDisposeScope();
    });

    // One field for all images and maps: no map wins by its luck, and no score depends on which images are scored with
    // it. Not torch's generator, whose numbers differ between devices.
    private static Tensor MakeNoise(Tensor image, int seed)
    {
        var random = new Random(seed);
        var values = new float[image.numel()];
        for (var i = 0; i < values.Length; i++)
        {
            // Box and Muller.
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            values[i] = (float)(Noise * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return tensor(values, image.shape).to(image.device);
    }
}
