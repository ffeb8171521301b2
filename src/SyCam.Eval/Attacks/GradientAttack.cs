using SyCam.Eval.Terminals;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Attacks;

/// <summary>
/// Projected gradient steps (Madry et al. 2018) with a budget for every pixel, as PART has them (Zhang et al. 2024): with
/// pixels in [0,1], x &lt;- clip[0,1](x0 + clamp(x + step * sign(gradient) - x0, -budget, +budget)), where the gradient is
/// of the cross-entropy against the given class.
/// </summary>
public static class GradientAttack
{
    /// <summary>Attacks images, each for itself: its result depends on no other image in the batch.</summary>
    /// <param name="logits">Logits [B,C] of prepared inputs, differentiable; in no training mode that ties the images of a
    /// batch to each other.</param>
    /// <param name="scale">What the model does to pixels.</param>
    /// <param name="inputs">[B,C,H,W], as the model takes them; not changed.</param>
    /// <param name="classes">[B], 64-bit: the classes that the attack moves away from.</param>
    /// <param name="budget">The most that a pixel in [0,1] may change, not negative: any shape that broadcasts to the inputs',
    /// such as [B,3,H,W], [B,1,H,W] or, from <see cref="Even"/>, [1,1,1,1].</param>
    /// <param name="options">The steps.</param>
    /// <param name="keys">A number for each image that its random start follows from.</param>
    /// <param name="cancellation">Checked before each step.</param>
    /// <returns>The attacked inputs [B,C,H,W], as the model takes them.</returns>
    public static Tensor Run(
        Func<Tensor, Tensor> logits, PixelScale scale, Tensor inputs, Tensor classes, Tensor budget,
        AttackOptions options, IReadOnlyList<long> keys, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(budget);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Steps, nameof(options));
        if (keys.Count != inputs.shape[0])
            throw new ArgumentException($"{keys.Count} keys for {inputs.shape[0]} images", nameof(keys));
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var limit = budget.to(inputs.device).expand(inputs.shape);
        if (!limit.ge(0).all().item<bool>()) throw new ArgumentException("a budget is negative or NaN", nameof(budget));
        var pixels = scale.ToPixels(inputs);
        // The two clamps as one; a pixel that rounding put outside [0,1] stays there.
        var down = -minimum(limit, pixels.clamp_min(0));
        var up = minimum(limit, (1 - pixels).clamp_min(0));
        var greatest = limit.amax([1L, 2, 3], true);
        var step = options.StepSize is { } size ? full_like(greatest, size) : greatest;
        var change = options.StartsRandom
            ? (Uniform(inputs, options.Seed, keys) * greatest).clamp(down, up)
            : zeros_like(inputs);
        for (var i = 0; i < options.Steps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            using var before = change;
            using var inner = NewDisposeScope();
            var direction = Gradient(logits, scale.Add(inputs, change), classes).sign();
            change = (change + (step * direction)).clamp(down, up).MoveToOuterDisposeScope();
        }

        return scale.Add(inputs, change).MoveToOuterDisposeScope();
    }

    /// <summary>The same budget for every pixel, [1,1,1,1].</summary>
    public static Tensor Even(double budget) => full([1, 1, 1, 1], budget, ScalarType.Float32);

    private static Tensor Gradient(Func<Tensor, Tensor> logits, Tensor inputs, Tensor classes)
    {
        using var recording = enable_grad();
        var variable = inputs.detach().requires_grad_();
        var outputs = logits(variable);
        // The cross-entropy is log(1 + exp(margin)): it rises with the margin, whose gradient float32 does not round to 0 for a
        // network that is sure. The sum, so that no image's gradient depends on how many there are.
        var own = arange(outputs.shape[1], ScalarType.Int64, outputs.device).unsqueeze(0).eq(classes.unsqueeze(1));
        var margin = outputs.masked_fill(own, double.NegativeInfinity).logsumexp(1) - outputs.gather(1, classes.unsqueeze(1)).squeeze(1);
        // A network of one class has no margin, which is NaN: nothing to climb.
        return autograd.grad([margin.sum()], [variable])[0].nan_to_num();
    }

    // In [-1,1).
    private static Tensor Uniform(Tensor inputs, int seed, IReadOnlyList<long> keys)
    {
        var size = (int)(inputs.numel() / keys.Count);
        var values = new float[inputs.numel()];
        for (var image = 0; image < keys.Count; image++)
        {
            var noise = new NormalNoise(seed, keys[image]);
            foreach (ref var value in values.AsSpan(image * size, size)) value = (float)((2 * noise.Uniform()) - 1);
        }

        return tensor(values, inputs.shape).to(inputs.device);
    }
}
