using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>Layers applied one after the other.</summary>
internal static class Chain
{
    /// <summary>
    /// Runs the layers, freeing each intermediate tensor as soon as its reader is done (autograd keeps what it needs by
    /// itself). Never frees or changes <paramref name="input"/> unless it is owned, and may return it unchanged.
    /// </summary>
    internal static Tensor Run(IEnumerable<Layer> layers, Tensor input, Weights weights, bool owned)
    {
        var current = input;
        foreach (var layer in layers)
        {
            var next = layer.Run(current, weights, owned);
            if (ReferenceEquals(next, current)) continue;
            if (!ReferenceEquals(current, input)) current.Dispose();
            current = next;
            owned |= !layer.Aliases;
        }
        return current;
    }
}
