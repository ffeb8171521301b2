using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>What the layers of one run added to their results: biases, and the shift of batch norms.</summary>
internal sealed class AdditiveTerms
{
    private readonly List<(Tensor Output, Tensor Term)> _items = [];

    /// <summary>The results of the layers, <c>[B,K,h,w]</c> or <c>[B,K]</c>, and what was added to each channel,
    /// <c>[K]</c>.</summary>
    internal IReadOnlyList<(Tensor Output, Tensor Term)> Items => _items;

    /// <summary>Notes a layer; the result is kept, so that its gradient can be asked for.</summary>
    internal void Add(Tensor output, Tensor term) => _items.Add((output.alias(), term));
}
