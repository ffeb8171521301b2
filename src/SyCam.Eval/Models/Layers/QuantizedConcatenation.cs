using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>Two branches on the same input, their channels side by side in 8 bits. While examples are run, and where a
/// gradient is recorded, it computes in float32.</summary>
internal sealed class QuantizedConcatenation(Sequence first, Sequence second, Calibration calibration) : Layer
{
    private readonly Concatenation _exact = new(first, second);
    private readonly object _result = new();

    internal override FeatureShape Infer(FeatureShape input) => _exact.Infer(input);

    internal override IEnumerable<Parameter> Parameters(FeatureShape input) => _exact.Parameters(input);

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        if (calibration.IsOpen || input.requires_grad)
        {
            var exact = _exact.Run(input, weights, owned);
            if (calibration.IsOpen) calibration.Note(_result, exact);
            return exact;
        }

        using var left = first.Run(input, weights, owned: false);
        using var right = second.Run(input, weights, owned: false);
        if (left.IsQuantized() && right.IsQuantized())
            return QuantizedTensors.Concatenate(left, right, calibration.Of(_result));
        using var scope = NewDisposeScope();
        return cat([Real(left), Real(right)], 1).MoveToOuterDisposeScope();
    }

    private static Tensor Real(Tensor values) => values.IsQuantized() ? values.Dequantize() : values;
}
