using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>A residual block whose branches are added in 8 bits. While examples are run, and where a gradient is recorded,
/// it computes in float32.</summary>
internal sealed class QuantizedResidual(Sequence main, Layer? shortcut, bool rectified, Calibration calibration) : Layer
{
    private readonly Residual _exact = new(main, shortcut, rectified);
    private readonly object _branch = new();
    private readonly object _bypass = new();
    private readonly object _sum = new();

    internal override FeatureShape Infer(FeatureShape input) => main.Infer(input);

    internal override IEnumerable<Parameter> Parameters(FeatureShape input) => _exact.Parameters(input);

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        if (input.requires_grad) return _exact.Run(input, weights, owned);
        using var scope = NewDisposeScope();
        var branch = main.Run(input, weights, owned: false);
        var bypass = shortcut?.Run(input, weights, owned: false) ?? input;
        if (calibration.IsOpen)
        {
            calibration.Note(_branch, branch);
            calibration.Note(_bypass, bypass);
            var sum = rectified ? (branch + bypass).relu() : branch + bypass;
            calibration.Note(_sum, sum);
            return sum.MoveToOuterDisposeScope();
        }

        return QuantizedTensors.Add(Rounded(branch, _branch), Rounded(bypass, _bypass), rectified, calibration.Of(_sum))
            .MoveToOuterDisposeScope();
    }

    private Tensor Rounded(Tensor values, object place) =>
        values.IsQuantized() ? values : values.Quantize(calibration.Of(place));
}
