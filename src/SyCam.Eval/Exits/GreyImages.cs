using SyCam.Eval.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>Grey images in [0,1]: the plain mean of the colours, before they were normalised.</summary>
internal static class GreyImages
{
    /// <summary>The grey images, <c>[n,1,H,W]</c>.</summary>
    /// <param name="model">Says how the images were normalised.</param>
    /// <param name="inputs">Normalised images <c>[n,3,H,W]</c>.</param>
    public static Tensor Of(CamModel model, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        return (inputs * Row(model.Sidecar.Std, inputs) + Row(model.Sidecar.Mean, inputs))
            .mean([1L], true).MoveToOuterDisposeScope();
    }

    private static Tensor Row(IReadOnlyList<double> values, Tensor like) =>
        tensor(values.Select(value => (float)value).ToArray(), device: like.device).reshape(1, values.Count, 1, 1);
}
