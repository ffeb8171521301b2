using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>An exit of a network: a 1x1 convolution from the activations behind a layer to one map for each class, whose
/// mean is that class's logit.</summary>
/// <param name="Layer">The resolved name of the layer.</param>
/// <param name="Weight">One row for each class, <c>[C,K]</c>.</param>
/// <param name="Bias">One number for each class, <c>[C]</c>.</param>
internal sealed record ExitHead(string Layer, Tensor Weight, Tensor Bias) : IDisposable
{
    /// <summary>The map of one class for each image, <c>[n,1,h,w]</c>.</summary>
    /// <param name="activations">The activations behind the layer, <c>[n,K,h,w]</c>.</param>
    /// <param name="classes">The classes, <c>[n]</c>, int64.</param>
    public Tensor Map(Tensor activations, Tensor classes)
    {
        using var scope = NewDisposeScope();
        var rows = Weight.index_select(0, classes).unsqueeze(2).unsqueeze(3);
        var shift = Bias.index_select(0, classes).reshape(-1, 1, 1, 1);
        return ((activations * rows).sum([1L], true) + shift).MoveToOuterDisposeScope();
    }

    /// <summary>The logits, <c>[n,C]</c>, from the means of the channels, <c>[n,K]</c>: of a 1x1 convolution the mean is
    /// the same before and behind it.</summary>
    public Tensor Logits(Tensor means) => nn.functional.linear(means, Weight, Bias);

    /// <summary>A second owner of the same numbers.</summary>
    public ExitHead Share() => new(
        Layer, Weight.alias().DetachFromDisposeScope(), Bias.alias().DetachFromDisposeScope());

    /// <inheritdoc/>
    public void Dispose()
    {
        Weight.Dispose();
        Bias.Dispose();
    }
}
