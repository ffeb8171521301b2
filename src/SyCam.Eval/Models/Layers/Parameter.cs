namespace SyCam.Eval.Models.Layers;

/// <summary>A tensor that a layer needs from the weights file.</summary>
/// <param name="Name">PyTorch's name in the state dictionary.</param>
/// <param name="Shape">The sizes it must have.</param>
/// <param name="Learned">False for the running statistics of a batch norm, which are not counted as parameters.</param>
internal sealed record Parameter(string Name, IReadOnlyList<long> Shape, bool Learned = true)
{
    /// <summary>The number of elements.</summary>
    internal long Count => Shape.Aggregate(1L, (product, size) => product * size);
}
