using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>
/// What the class probability loses when parts of the image are set to the mean colour, for random parts that no map
/// changes: computed once for each image, whatever the number of candidates.
/// </summary>
internal static class Subsets
{
    /// <summary>The losses of one image, p_c(X) - p_c(X without a part), <c>[samples]</c>; the context's.</summary>
    /// <param name="context">The context.</param>
    /// <param name="key">The name of the parts, with all their parameters.</param>
    /// <param name="parts">1 on each part and 0 elsewhere, <c>[samples,1,H,W]</c>.</param>
    /// <param name="place">The image's place.</param>
    public static Tensor Losses(MetricContext context, string key, Tensor parts, int place) =>
        context.Shared($"losses {key} {place}", () =>
        {
            using var scope = NewDisposeScope();
            var images = context.Images;
            var image = images.Inputs.narrow(0, place, 1);
            var index = images.Classes.narrow(0, place, 1);
            List<Tensor> left = [];
            for (long start = 0; start < parts.shape[0]; start += context.Network.BatchSize)
            {
                using var step = NewDisposeScope();
                var part = parts.narrow(0, start, Math.Min(context.Network.BatchSize, parts.shape[0] - start));
                left.Add(context.Network
                    .ClassProbabilities(image * (1 - part), index.expand(part.shape[0]), context.Cancellation)
                    .to(ScalarType.Float64).MoveToOuterDisposeScope());
            }

            return (context.CleanProbabilities.narrow(0, place, 1).to(ScalarType.Float64) - cat(left, 0))
                .MoveToOuterDisposeScope();
        });
}
