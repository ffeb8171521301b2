using SyCam.Eval.Scoring;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// Computes terminals when they are first read and keeps them, image by image. Values without positions are always kept;
/// of the others as many as fit the limit, those that come first: a search reads its images in rounds, for which throwing
/// out the oldest would throw out everything before it is read again. What does not fit is computed at each reading.
/// </summary>
internal sealed class TerminalStore(PreparedImages images) : IDisposable
{
    // Enough for full batches, few enough that a recorded pass of a large network fits into memory.
    private const int ImagesAtOnce = 8;

    private readonly Dictionary<InputSource, Tensor?[]> _kept = [];
    private readonly Dictionary<InputSource, TerminalPasses> _passes = [];
    private readonly TerminalResolver _resolver = new(images);

    /// <summary>The most bytes of values with positions that are kept.</summary>
    public long Limit { get; set; } = 1L << 30;

    /// <summary>The bytes of values with positions that are kept.</summary>
    public long KeptBytes { get; private set; }

    /// <summary>What each source has cost; passes that several share are counted at the first of them.</summary>
    public IReadOnlyDictionary<InputSource, TerminalPasses> Passes => _passes;

    /// <summary>The canonical form of a source, with the run's layer and target filled in.</summary>
    public TerminalKey Resolve(InputSource source) => _resolver.Resolve(source);

    /// <summary>The values of some sources on some images; the caller frees them.</summary>
    public IReadOnlyDictionary<InputSource, Tensor> Read(
        IReadOnlyCollection<InputSource> sources, int first, int count, CancellationToken cancellation)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        // An empty split has no values to join; their shapes are the network's.
        if (count == 0) throw new ArgumentOutOfRangeException(nameof(count), count, "at least one image");
        var keys = sources.Distinct().ToDictionary(source => source, Resolve);
        var computed = keys.Values.Where(key => !IsWhole(key.Source)).DistinctBy(key => key.Source).ToList();
        var parts = computed.ToDictionary(key => key.Source, _ => new List<Tensor>());
        for (var start = 0; start < count && computed.Count > 0; start += ImagesAtOnce)
        {
            var length = Math.Min(ImagesAtOnce, count - start);
            var values = ReadChunk(computed, first + start, length, cancellation);
            foreach (var (source, perImage) in values) parts[source].AddRange(perImage);
        }

        return keys.ToDictionary(
            pair => pair.Key,
            pair => (Whole(pair.Value.Source, first, count) ?? cat(parts[pair.Value.Source], 0)).MoveToOuterDisposeScope());
    }

    /// <summary>The values of a source if all of them are kept, or null; the caller frees them.</summary>
    public Tensor? ReadKnown(InputSource source, int first, int count)
    {
        var key = Resolve(source);
        var values = Enumerable.Range(first, count).Select(place => Known(key, place)).ToList();
        return values.Contains(null) ? null : cat(values!, 0);
    }

    /// <summary>Where the passes of a source are counted.</summary>
    public TerminalPasses PassesOf(InputSource source)
    {
        if (!_passes.TryGetValue(source, out var passes)) _passes.Add(source, passes = new TerminalPasses());
        return passes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in _kept.Values.SelectMany(kept => kept)) tensor?.Dispose();
        _kept.Clear();
    }

    // For each source the values of each image.
    private Dictionary<InputSource, Tensor[]> ReadChunk(
        IReadOnlyList<TerminalKey> keys, int first, int count, CancellationToken cancellation)
    {
        var values = keys.ToDictionary(key => key.Source, _ => new Tensor?[count]);
        foreach (var key in keys)
            for (var i = 0; i < count; i++) values[key.Source][i] = Known(key, first + i);

        // In table order: what others read, such as activations, comes first and is shared.
        var missing = keys.Where(key => values[key.Source].Contains(null)).OrderBy(key => TerminalTable.PlaceOf(key.Row));
        foreach (var group in missing.GroupBy(key => key.Row.Compute).ToList())
        {
            var wanted = group.ToList();
            for (var start = 0; start < count; start++)
            {
                var end = start;
                while (end < count && wanted.Exists(key => values[key.Source][end] is null)) end++;
                if (end == start) continue;
                Compute(wanted, first, start..end, values, cancellation);
                start = end;
            }
        }

        return values.ToDictionary(pair => pair.Key, pair => pair.Value.Select(value => value!).ToArray());
    }

    // The keys share a function and so their passes; the places count from first on.
    private void Compute(
        IReadOnlyList<TerminalKey> keys, int first, Range places, Dictionary<InputSource, Tensor?[]> values,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = places.Start.Value;
        var count = places.End.Value - start;
        var chunk = new TerminalChunk(images, first + start, count, PassesOf(keys[0].Source), cancellation);
        foreach (var (source, computed) in keys[0].Row.Compute(chunk, keys))
        {
            if (keys[0].Row.IsKept) Keep(source, computed, first + start, count);
            if (!values.TryGetValue(source, out var found)) continue;
            for (var i = 0; i < count; i++) found[start + i] = computed.narrow(0, i, 1);
        }
    }

    private bool IsWhole(InputSource source) => source == images.ActivationSource || source == images.GradientSource;

    // What was computed for the whole split at preparation is not copied.
    private Tensor? Whole(InputSource source, int first, int count) =>
        source == images.ActivationSource ? images.Activations.narrow(0, first, count)
        : source == images.GradientSource ? images.Gradients.narrow(0, first, count)
        : null;

    private Tensor? Known(TerminalKey key, int place)
    {
        if (Whole(key.Source, place, 1) is { } known) return known;
        return _kept.TryGetValue(key.Source, out var kept) ? kept[place]?.alias() : null;
    }

    private void Keep(InputSource source, Tensor values, int first, int count)
    {
        var bytes = values.numel() * sizeof(float);
        var isSmall = values.shape[2] * values.shape[3] == 1;
        if (!isSmall && KeptBytes + bytes > Limit) return;
        if (!_kept.TryGetValue(source, out var kept)) _kept.Add(source, kept = new Tensor?[images.Count]);
        if (!isSmall) KeptBytes += bytes;
        // The memory of the chunk is shared, and stays until all are freed together.
        for (var i = 0; i < count; i++)
        {
            kept[first + i]?.Dispose();
            kept[first + i] = values.narrow(0, i, 1).DetachFromDisposeScope();
        }
    }
}
