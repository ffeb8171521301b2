using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>
/// A convolution in 8 bits, with the ReLU or ReLU6 behind it if there is one. Real numbers that come in are rounded; the
/// result stays in 8 bits, whose range ends where ReLU6 does. While examples are run, and where a gradient is recorded, it
/// computes in float32.
/// </summary>
internal sealed class QuantizedConvolution(Convolution convolution, Layer? rectifier, Calibration calibration) : Layer
{
    private readonly Layer[] _exact = rectifier is null ? [new FrozenConvolution(convolution, rectified: false)]
        : rectifier is Rectifier ? [new FrozenConvolution(convolution, rectified: true)]
        : [new FrozenConvolution(convolution, rectified: false), rectifier];
    private readonly object _input = new();
    private readonly object _result = new();

    internal override FeatureShape Infer(FeatureShape input) => convolution.Infer(input);

    internal override IEnumerable<Parameter> Parameters(FeatureShape input) => convolution.Parameters(input);

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        if (input.requires_grad) return Chain.Run(_exact, input, weights, owned);
        if (calibration.IsOpen)
        {
            calibration.Note(_input, input);
            var result = Chain.Run(_exact, input, weights, owned);
            calibration.Note(_result, result);
            return result;
        }

        var packed = weights.PackedQuantized(
            convolution.WeightName, () => convolution.PackQuantized(weights, rectifier is not null, calibration.Of(_result)));
        if (input.IsQuantized()) return packed.Run(input);
        using var rounded = input.Quantize(calibration.Of(_input));
        return packed.Run(rounded);
    }
}
