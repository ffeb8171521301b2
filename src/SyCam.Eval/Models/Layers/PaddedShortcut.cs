using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>
/// The parameter-free shortcut of the CIFAR ResNets (option A of He et al. 2015): every second row and column, and zero
/// channels added in equal number before and behind.
/// </summary>
internal sealed class PaddedShortcut(int output) : Layer
{
    internal override FeatureShape Infer(FeatureShape input) =>
        new(output, (input.Height + 1) / 2, (input.Width + 1) / 2);

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        var missing = output - input.shape[1];
        using var rows = input.slice(2, 0, input.shape[2], 2);
        using var columns = rows.slice(3, 0, input.shape[3], 2);
        return nn.functional.pad(columns, [0, 0, 0, 0, missing / 2, missing - (missing / 2)]);
    }
}
