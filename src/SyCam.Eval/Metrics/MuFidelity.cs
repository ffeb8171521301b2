using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>MuFidelity: do parts that hold more saliency cost the network more when they are taken away?</summary>
internal static class MuFidelity
{
    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.Whole("grid", 9, 2, 224, "cells along each side, of which parts are made"),
        MetricParameter.Number("share", 0.2, 0.001, 0.999, "of the cells in a part"),
        MetricParameter.Whole("samples", 200, 3, 100_000, "parts of each image"),
        MetricParameter.Whole("seed", 0, 0, int.MaxValue, "of the parts"),
    ];

    /// <summary>Spearman's correlation of saliency and loss over the parts; 0 where one of them is constant.</summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        var parts = context.Shared($"mufidelity {settings}", () => Parts(context, settings));
        var sums = new double[batch.Count];
        for (var i = 0; i < sums.Length; i++)
        {
            using var scope = NewDisposeScope();
            var inside = parts.flatten(1).matmul(batch.Saliency[i].flatten().to(ScalarType.Float32));
            var losses = Subsets.Losses(context, $"mufidelity {settings}", parts, batch.Places[i]);
            var alike = Correlation.Spearman(
                [.. inside.cpu().data<float>().ToArray().Select(value => (double)value)], losses.cpu().data<double>().ToArray());
            sums[i] = double.IsNaN(alike) ? 0 : alike;
        }

        return sums;
    }

    // The same for every image, so that no score depends on which images are scored with it.
    private static Tensor Parts(MetricContext context, MetricSettings settings)
    {
        var (height, width) = ((int)context.Images.Height, (int)context.Images.Width);
        var (grid, samples) = (settings.Whole("grid"), settings.Whole("samples"));
        var chosen = Math.Max(1, (int)Math.Round(grid * grid * settings.Number("share")));
        var random = new Random(settings.Whole("seed"));
        var values = new float[samples * height * width];
        var cells = Enumerable.Range(0, grid * grid).ToArray();
        for (var sample = 0; sample < samples; sample++)
        {
            random.Shuffle(cells);
            var part = cells.Take(chosen).ToHashSet();
            for (var pixel = 0; pixel < height * width; pixel++)
            {
                var (row, column) = (pixel / width * grid / height, pixel % width * grid / width);
                if (part.Contains((row * grid) + column)) values[(sample * height * width) + pixel] = 1;
            }
        }

        return tensor(values, [samples, 1, height, width]).to(context.Images.Inputs.device);
    }
}
