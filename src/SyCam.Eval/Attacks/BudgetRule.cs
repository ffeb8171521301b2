using static TorchSharp.torch;

namespace SyCam.Eval.Attacks;

/// <summary>A way to read off a saliency map which pixels are important.</summary>
/// <param name="Name">What users write.</param>
/// <param name="Summary">What it does, in a line.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Important">
/// From saliency [B,1,H,W] in [0,1], as large as the network's input, which pixels are important: [B,3,H,W], or [B,1,H,W]
/// where the channels of a pixel go together; boolean.
/// </param>
public sealed record BudgetRule(string Name, string Summary, string Source, Func<Tensor, Tensor> Important)
{
    /// <summary>The budget of every pixel. A map that is the same everywhere, as one with nothing to see is, makes no pixel
    /// important.</summary>
    /// <param name="saliency">[B,1,H,W] in [0,1], as large as the network's input.</param>
    /// <param name="epsilon">The budget of important pixels, of pixels in [0,1].</param>
    /// <param name="low">The budget of the others.</param>
    /// <returns>[B,3,H,W] or [B,1,H,W].</returns>
    public Tensor Budget(Tensor saliency, double epsilon, double low)
    {
        ArgumentNullException.ThrowIfNull(saliency);
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        long[] all = [1, 2, 3];
        var proper = saliency.amax(all, true).gt(saliency.amin(all, true));
        var important = Important(saliency).logical_and(proper).to(ScalarType.Float32);
        return where(important.gt(0), full_like(important, epsilon), full_like(important, low)).MoveToOuterDisposeScope();
    }
}
