using System.Collections.Concurrent;
using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>The tensors of a network by name. Owns them; they live in no dispose scope.</summary>
internal sealed class Weights : IDisposable
{
    private readonly Dictionary<string, Tensor> _byName;
    private readonly ConcurrentDictionary<(string Name, bool IsQuantized), Lazy<PackedConvolution>> _packed = new();

    /// <summary>An empty set.</summary>
    /// <param name="script">The TorchScript network whose methods the layers call, if any; owned from now on.</param>
    internal Weights(ScriptNetwork? script = null)
    {
        _byName = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        Script = script;
    }

    private Weights(Weights owner, AdditiveTerms terms)
    {
        _byName = owner._byName;
        Terms = terms;
    }

    /// <summary>The network that <see cref="ScriptMethod"/>s belong to; null where there are none.</summary>
    internal ScriptNetwork? Script { get; }

    /// <summary>Where layers that add something note it; null when nobody asks.</summary>
    internal AdditiveTerms? Terms { get; }

    /// <summary>True where batch norms take the statistics of the batch and note them; false at inference.</summary>
    internal bool IsTraining { get; init; }

    /// <summary>The tensor of that name, which must be there.</summary>
    internal Tensor this[string name] => _byName[name];

    /// <summary>Takes over a tensor. A dispose scope that is open around the loading must not free it.</summary>
    internal void Add(string name, Tensor tensor)
    {
        tensor.DetachFromDisposeScope();
        _byName.Add(name, tensor);
    }

    /// <summary>A weight in the layout that the processor likes best, made when it is first asked for.</summary>
    internal PackedConvolution Packed(string name, Func<PackedConvolution> make) =>
        _packed.GetOrAdd((name, false), _ => new Lazy<PackedConvolution>(make)).Value;

    /// <summary>The same of a weight that is rounded to 8 bits.</summary>
    internal PackedConvolution PackedQuantized(string name, Func<PackedConvolution> make) =>
        _packed.GetOrAdd((name, true), _ => new Lazy<PackedConvolution>(make)).Value;

    /// <summary>The same tensors, still owned by this object, with a list in which layers note what they add.</summary>
    internal Weights Noting(AdditiveTerms terms) => new(this, terms);

    public void Dispose()
    {
        foreach (var tensor in _byName.Values) tensor.Dispose();
        _byName.Clear();
        foreach (var packed in _packed.Values) packed.Value.Dispose();
        _packed.Clear();
        Script?.Dispose();
    }
}
