using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// Infidelity: how far the change that the saliency predicts for a square of the image taken away lies from the change
/// of the network, in the mean square.
/// </summary>
internal static class Infidelity
{
    /// <summary>The parameters.</summary>
    public static IReadOnlyList<MetricParameter> Parameters { get; } =
    [
        MetricParameter.Number("side", 0.25, 0.01, 1, "of the squares, as a part of the image's"),
        MetricParameter.Whole("samples", 50, 2, 100_000, "squares of each image"),
        MetricParameter.Choice("scaled", ["yes", "no"], "fit the one factor between saliency and probability first"),
        MetricParameter.Whole("seed", 0, 0, int.MaxValue, "of the squares"),
    ];

    /// <summary>mean over squares I of (beta * sum(X I M) - loss)^2.</summary>
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch)
    {
        // Neither the squares nor what they cost the network depend on whether the prediction is scaled.
        var key = $"infidelity {settings.Choice("side")} {settings.Choice("samples")} {settings.Choice("seed")}";
        var squares = context.Shared(key, () => Squares(context, settings));
        var scores = new double[batch.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            using var scope = NewDisposeScope();
            var place = batch.Places[i];
            var weighted = (context.Images.Inputs[place].sum([0L]) * batch.Saliency[i][0]).flatten();
            var predicted = squares.flatten(1).matmul(weighted).to(ScalarType.Float64);
            var losses = Subsets.Losses(context, key, squares, place);
            if (settings.Choice("scaled") == "yes")
            {
                // The factor with the least mean square: that of a map of zeros is of no matter.
                var size = predicted.square().sum().item<double>();
                predicted *= size > 0 ? (predicted * losses).sum().item<double>() / size : 0;
            }

            scores[i] = (predicted - losses).square().mean().item<double>();
        }

        return scores;
    }

    private static Tensor Squares(MetricContext context, MetricSettings settings)
    {
        var (height, width) = ((int)context.Images.Height, (int)context.Images.Width);
        var samples = settings.Whole("samples");
        var (tall, wide) = (Side(height), Side(width));
        var random = new Random(settings.Whole("seed"));
        var values = new float[samples * height * width];
        for (var sample = 0; sample < samples; sample++)
        {
            var (top, left) = (random.Next(height - tall + 1), random.Next(width - wide + 1));
            for (var row = top; row < top + tall; row++)
                values.AsSpan((((sample * height) + row) * width) + left, wide).Fill(1);
        }

        return tensor(values, [samples, 1, height, width]).to(context.Images.Inputs.device);

        int Side(int length) => Math.Max(1, (int)Math.Round(length * settings.Number("side")));
    }
}
