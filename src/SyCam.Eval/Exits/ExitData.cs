using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>What training sees of all images; owns it.</summary>
/// <param name="Values">Tensors with an entry for each image.</param>
/// <param name="Classes">The class of each image, <c>[N]</c>, int64.</param>
internal sealed record ExitData(IReadOnlyList<Tensor> Values, Tensor Classes) : IDisposable
{
    /// <summary>The number of images.</summary>
    public int Count => (int)Classes.shape[0];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var values in Values) values.Dispose();
        Classes.Dispose();
    }
}
