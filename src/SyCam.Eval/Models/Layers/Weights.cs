using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>The tensors of a network by name. Owns them; they live in no dispose scope.</summary>
internal sealed class Weights : IDisposable
{
    private readonly Dictionary<string, Tensor> _byName = new(StringComparer.Ordinal);

    /// <summary>The tensor of that name, which must be there.</summary>
    internal Tensor this[string name] => _byName[name];

    /// <summary>Takes over a tensor. A dispose scope that is open around the loading must not free it.</summary>
    internal void Add(string name, Tensor tensor)
    {
        tensor.DetachFromDisposeScope();
        _byName.Add(name, tensor);
    }

    public void Dispose()
    {
        foreach (var tensor in _byName.Values) tensor.Dispose();
        _byName.Clear();
    }
}
