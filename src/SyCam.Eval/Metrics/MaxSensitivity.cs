using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>How far the saliency moves when the image is disturbed a little: the worst of some random disturbances.
/// </summary>
internal static class MaxSensitivity
{
    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.Number("radius", 0.02, 0, 10, "the largest change of a value of the normalised image"),
        MetricParameter.Whole("samples", 10, 1, 1000, "disturbances of each image"),
        MetricParameter.Whole("seed", 0, 0, int.MaxValue, "of the disturbances"),
    ];

    /// <summary>max |M' - M| / |M|; where M is 0 everywhere the divisor is 1.</summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var copies = context.Shared($"max_sensitivity {settings}", () => new ChangedCopies(place =>
        {
            using var scope = NewDisposeScope();
            var image = context.Images.Inputs.narrow(0, place, 1);
            var disturbed = image + context.Shared($"disturbances {settings}", () => Disturbances(image, settings));
            return Explainer.Prepare(context, disturbed, [.. Enumerable.Repeat(place, (int)disturbed.shape[0])]);
        }));
        return copies.Score(context, batch, (saliency, disturbed) =>
        {
            var moved = (disturbed - saliency).flatten(1).to(ScalarType.Float64).square().sum([1L]).sqrt();
            var length = saliency.to(ScalarType.Float64).square().sum().sqrt().item<double>();
            return moved.max().item<double>() / (length > 0 ? length : 1);
        });
    }

    // The same for every image, so that no score depends on which images are scored with it.
    private static Tensor Disturbances(Tensor image, MetricSettings settings)
    {
        var random = new Random(settings.Whole("seed"));
        var radius = settings.Number("radius");
        var values = new float[settings.Whole("samples") * image.numel()];
        for (var i = 0; i < values.Length; i++) values[i] = (float)(radius * ((2 * random.NextDouble()) - 1));
        return tensor(values, [settings.Whole("samples"), .. image.shape[1..]]).to(image.device);
    }
}
