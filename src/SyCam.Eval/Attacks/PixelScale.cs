using SyCam.Eval.Models;
using static TorchSharp.torch;

namespace SyCam.Eval.Attacks;

/// <summary>What a model does to pixels in [0,1] before its first layer, and the way back: (pixel - mean) / std.</summary>
public sealed class PixelScale
{
    private readonly float[] _mean;
    private readonly float[] _std;

    /// <summary>Makes the scale of some channels.</summary>
    /// <param name="mean">The mean of each channel.</param>
    /// <param name="std">The standard deviation of each channel; positive.</param>
    /// <exception cref="ArgumentException">There are not as many deviations as means, or one is not positive.</exception>
    public PixelScale(IReadOnlyList<double> mean, IReadOnlyList<double> std)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(std);
        if (mean.Count != std.Count) throw new ArgumentException($"{std.Count} deviations for {mean.Count} means", nameof(std));
        if (std.Any(s => !(s > 0))) throw new ArgumentException("a deviation is not positive", nameof(std));
        _mean = [.. mean.Select(value => (float)value)];
        _std = [.. std.Select(value => (float)value)];
    }

    /// <summary>The scale of a model.</summary>
    public static PixelScale Of(CamModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new PixelScale(model.Sidecar.Mean, model.Sidecar.Std);
    }

    /// <summary>The pixels of prepared inputs.</summary>
    /// <param name="inputs">[B,C,H,W], as the model takes them.</param>
    /// <returns>[B,C,H,W] in [0,1], up to rounding.</returns>
    public Tensor ToPixels(Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var scope = NewDisposeScope();
        return ((inputs * Channels(_std, inputs)) + Channels(_mean, inputs)).MoveToOuterDisposeScope();
    }

    /// <summary>What the model takes for pixels.</summary>
    /// <param name="pixels">[B,C,H,W] in [0,1].</param>
    /// <returns>[B,C,H,W].</returns>
    public Tensor FromPixels(Tensor pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        using var scope = NewDisposeScope();
        return ((pixels - Channels(_mean, pixels)) / Channels(_std, pixels)).MoveToOuterDisposeScope();
    }

    /// <summary>Prepared inputs whose pixels are changed. A change of 0 leaves a value exactly as it is.</summary>
    /// <param name="inputs">[B,C,H,W], as the model takes them.</param>
    /// <param name="change">[B,C,H,W], what is added to pixels in [0,1].</param>
    public Tensor Add(Tensor inputs, Tensor change)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(change);
        using var scope = NewDisposeScope();
        return (inputs + (change / Channels(_std, inputs))).MoveToOuterDisposeScope();
    }

    private static Tensor Channels(float[] values, Tensor inputs) =>
        tensor(values).reshape(1, values.Length, 1, 1).to(inputs.device);
}
