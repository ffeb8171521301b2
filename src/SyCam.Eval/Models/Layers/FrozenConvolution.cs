using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>
/// A convolution of a network that only infers, with the ReLU behind it if there is one: oneDNN lays the weight out once
/// instead of at every call. Where a gradient is recorded it is the usual operators.
/// </summary>
internal sealed class FrozenConvolution(Convolution convolution, bool rectified) : Layer
{
    internal Convolution Convolution => convolution;

    internal bool Rectified => rectified;

    internal override FeatureShape Infer(FeatureShape input) => convolution.Infer(input);

    internal override IEnumerable<Parameter> Parameters(FeatureShape input) => convolution.Parameters(input);

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        if (!input.requires_grad)
        {
            return weights
                .Packed(convolution.WeightName, () => convolution.Pack(weights, input.shape, rectified))
                .Run(input);
        }

        var result = convolution.Run(input, weights, owned);
        if (!rectified) return result;
        using (result) return result.relu();
    }
}
