using SyCam.Grammar.Terms;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics;

/// <summary>Some saliency that is scored together, with what several metrics share about it. Owns what it keeps; the
/// saliency stays the caller's.</summary>
/// <param name="saliency">Saliency <c>[n,1,H,W]</c> in [0,1].</param>
/// <param name="places">For each the place of its image in the split.</param>
/// <param name="methods">For each the method that made it; null when that is not known.</param>
public sealed class SaliencyBatch(Tensor saliency, IReadOnlyList<int> places, IReadOnlyList<Term>? methods = null)
    : IDisposable
{
    private readonly Dictionary<string, Tensor> _shared = [];
    private Tensor? _which;

    /// <summary>Saliency <c>[n,1,H,W]</c> in [0,1].</summary>
    public Tensor Saliency => saliency;

    /// <summary>For each the place of its image in the split.</summary>
    public IReadOnlyList<int> Places => places;

    /// <summary>For each the method that made it; null when that is not known.</summary>
    public IReadOnlyList<Term>? Methods => methods;

    /// <summary>The number of maps.</summary>
    public int Count => places.Count;

    /// <summary>The places as a tensor <c>[n]</c>, int64.</summary>
    public Tensor Which => _which ??= tensor(places.Select(place => (long)place).ToArray(), ScalarType.Int64)
        .to(saliency.device).DetachFromDisposeScope();

    /// <summary>A tensor about this saliency that is made once for all metrics.</summary>
    public Tensor Shared(string key, Func<Tensor> make)
    {
        if (_shared.TryGetValue(key, out var known)) return known;
        var made = make().DetachFromDisposeScope();
        _shared.Add(key, made);
        return made;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _which?.Dispose();
        foreach (var tensor in _shared.Values) tensor.Dispose();
        _shared.Clear();
    }
}
