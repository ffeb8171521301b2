using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>
/// A square two-dimensional convolution; with groups, each share of the output channels sees its share of the input's.
/// </summary>
internal sealed class Convolution(
    string name, int output, int kernel, int stride = 1, int padding = 0, bool bias = true, int groups = 1) : Layer
{
    private readonly long[] _strides = [stride, stride];
    private readonly long[] _padding = [padding, padding];

    internal string WeightName { get; } = name + ".weight";

    internal string BiasName { get; } = name + ".bias";

    internal bool HasBias => bias;

    internal override Linearity Linearity =>
        kernel == 1 && stride == 1 && padding == 0 ? Linearity.Pointwise : Linearity.Affine;

    /// <summary>The same convolution with a bias: what a batch norm behind it folds into.</summary>
    internal Convolution WithBias() => new(name, output, kernel, stride, padding, bias: true, groups);

    /// <summary>The same for inputs of one shape above all, with the weight laid out for the processor.</summary>
    internal PackedConvolution Pack(Weights weights, ReadOnlySpan<long> input, bool rectified) => PackedConvolution.Pack(
        weights[WeightName], bias ? weights[BiasName] : null, stride, padding, groups, input, rectified);

    /// <summary>The same in 8 bits, with the weight rounded and laid out for the processor.</summary>
    internal PackedConvolution PackQuantized(Weights weights, bool rectified, Quantization result) =>
        PackedConvolution.PackQuantized(
            weights[WeightName], bias ? weights[BiasName] : null, stride, padding, groups, rectified, result);

    internal override FeatureShape Infer(FeatureShape input) =>
        new(output, Window.Output(name, input.Height, kernel, stride, padding, input),
            Window.Output(name, input.Width, kernel, stride, padding, input));

    internal override IEnumerable<Parameter> Parameters(FeatureShape input)
    {
        yield return new Parameter(WeightName, [output, input.Channels / groups, kernel, kernel]);
        if (bias) yield return new Parameter(BiasName, [output]);
    }

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        var shift = bias ? weights[BiasName] : null;
        var result = nn.functional.conv2d(input, weights[WeightName], shift, _strides, _padding, groups: groups);
        if (shift is not null) weights.Terms?.Add(result, shift);
        return result;
    }
}
