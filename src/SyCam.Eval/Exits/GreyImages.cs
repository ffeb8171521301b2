using SyCam.Eval.Attacks;
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
        using var pixels = PixelScale.Of(model).ToPixels(inputs);
        return pixels.mean([1L], true);
    }
}
