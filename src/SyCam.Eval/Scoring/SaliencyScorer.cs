using SyCam.Eval.Metrics;
using SyCam.Eval.Programs;
using SyCam.Eval.Saliency;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>
/// Scores batches of terms on one split: one program for the whole batch, image-major, and each distinct map of an image
/// scored once, however many candidates produce it. Owned by one thread.
/// </summary>
public sealed class SaliencyScorer : IDisposable
{
    private const int ImagesAtOnce = 8;

    // Saliency of 224 x 224 in 25 MB; what a metric makes of it is as large or comes in batches of the network.
    private const int MapsAtOnce = 128;

    // About 100 bytes each: two generations stay below half a gigabyte.
    private const int MostKnown = 2_000_000;

    private readonly PreparedImages _images;
    private readonly FrozenNetwork _network;
    private readonly FrozenNetwork _rough;
    private readonly IReadOnlyDictionary<string, InputSource> _sources;
    private readonly Dictionary<MetricOptions, MetricContext> _contexts = [];
    private readonly ScoreCache _known = new(MostKnown);

    /// <summary>A scorer over the images of a split.</summary>
    /// <param name="images">The images; they stay the caller's.</param>
    /// <param name="network">The frozen network; it stays the caller's.</param>
    /// <param name="sources">For each input name of the terms the terminal that it comes from.</param>
    /// <param name="rough">What metrics of less than float32 precision use; stays the caller's. Null: the same network.
    /// </param>
    public SaliencyScorer(
        PreparedImages images, FrozenNetwork network, IReadOnlyDictionary<string, InputSource> sources,
        FrozenNetwork? rough = null)
    {
        _rough = rough ?? network;
        _images = images;
        _network = network;
        _sources = sources;
    }

    /// <summary>The metric values that were taken over because another candidate had the same map.</summary>
    public long Reused { get; private set; }

    /// <summary>Scores finished maps.</summary>
    /// <param name="terms">The candidates.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="options">The metrics' parameters.</param>
    /// <param name="places">The places of the images to look at.</param>
    /// <param name="cancellation">Checked before each forward pass.</param>
    /// <returns>The scores in the order of the terms.</returns>
    public IReadOnlyList<TermScores> Score(
        IReadOnlyList<Term> terms, IReadOnlyList<SaliencyMetric> metrics, MetricOptions options, Range places,
        CancellationToken cancellation)
    {
        var (first, count) = places.GetOffsetAndLength(_images.Count);
        var program = TensorProgram.Compile(terms);
        var context = ContextOf(options, cancellation);
        var values = metrics.ToDictionary(
            metric => metric.Name, _ => terms.Select(_ => new double[count]).ToArray());
        var statuses = terms.Select(_ => new MapStatus[count]).ToArray();

        for (var start = 0; start < count; start += ImagesAtOnce)
        {
            var length = Math.Min(ImagesAtOnce, count - start);
            using var chunk = RawMaps(program, first + start, length, cancellation);
            ScoreChunk(chunk, terms, metrics, context, start, values);
            for (var term = 0; term < terms.Count; term++)
                for (var i = 0; i < length; i++) statuses[term][start + i] = chunk.Statuses[term][i];
        }

        return [.. terms.Select((term, i) => new TermScores(
            term,
            metrics.ToDictionary(metric => metric.Name, metric => (IReadOnlyList<double>)values[metric.Name][i]),
            statuses[i]))];
    }

    /// <summary>Scores raw maps that are at hand.</summary>
    /// <param name="chunk">The maps.</param>
    /// <param name="terms">What stands for each method.</param>
    /// <param name="metrics">The metrics, none of which runs the method itself.</param>
    /// <param name="options">The metrics' parameters.</param>
    /// <param name="cancellation">Checked before each forward pass.</param>
    /// <returns>By metric, for each method its values on the images of the chunk.</returns>
    internal Dictionary<string, double[][]> Score(
        RawMapChunk chunk, IReadOnlyList<Term> terms, IReadOnlyList<SaliencyMetric> metrics, MetricOptions options,
        CancellationToken cancellation)
    {
        var values = metrics.ToDictionary(
            metric => metric.Name, _ => terms.Select(_ => new double[chunk.Length]).ToArray());
        ScoreChunk(chunk, terms, metrics, ContextOf(options, cancellation), 0, values);
        return values;
    }

    /// <summary>Raw maps of terms on the images from <paramref name="first"/> on.</summary>
    internal RawMapChunk RawMaps(
        TensorProgram program, int first, int length, CancellationToken cancellation = default)
    {
        using var scope = NewDisposeScope();
        var inputs = _images.Read(program.Inputs, _sources, first, length, cancellation);
        var raw = ProgramRunner.Run(program, inputs, (_images.Height, _images.Width))
            .Select(map => map.DetachFromDisposeScope()).ToList();
        return RawMapChunk.Of(raw, first);
    }

    // Metrics that lack the same maps score them together and share what they find out about them.
    private void ScoreChunk(
        RawMapChunk chunk, IReadOnlyList<Term> terms, IReadOnlyList<SaliencyMetric> metrics, MetricContext context,
        int start, Dictionary<string, double[][]> values)
    {
        var plans = metrics.Select(metric => new ChunkPlan(chunk, terms, metric, context.Options, _known)).ToList();
        Reused += plans.Sum(plan => plan.Reused);
        foreach (var group in plans.GroupBy(plan => string.Join(' ', plan.Fresh)))
        {
            var fresh = group.First().Fresh;
            for (var from = 0; from < fresh.Count; from += MapsAtOnce)
            {
                using var scope = NewDisposeScope();
                List<(int Term, int Image)> some = [.. fresh.Skip(from).Take(MapsAtOnce)];
                using var batch = new SaliencyBatch(
                    Scale(chunk, some), [.. some.Select(pair => chunk.First + pair.Image)],
                    [.. some.Select(pair => terms[pair.Term])]);
                foreach (var plan in group) plan.Fill(from, plan.Metric.Score(context, batch), _known);
            }
        }

        foreach (var plan in plans)
            for (var term = 0; term < terms.Count; term++)
                for (var i = 0; i < chunk.Length; i++) values[plan.Metric.Name][term][start + i] = plan.ValueOf(term, i);
    }

    // Together where they may: raw maps of different layers, and the controls', differ in size.
    private Tensor Scale(RawMapChunk chunk, List<(int Term, int Image)> pairs)
    {
        List<Tensor> scaled = [];
        for (var start = 0; start < pairs.Count;)
        {
            var shape = chunk.Grid[pairs[start].Term].shape;
            var alike = pairs.Skip(start)
                .TakeWhile(pair => chunk.Grid[pair.Term].shape.SequenceEqual(shape))
                .Select(pair => chunk.Grid[pair.Term].narrow(0, pair.Image, 1)).ToList();
            scaled.Add(SaliencyMaps.Scale(cat(alike, 0), _images.Height, _images.Width));
            start += alike.Count;
        }

        return cat(scaled, 0);
    }

    private MetricContext ContextOf(MetricOptions options, CancellationToken cancellation)
    {
        if (!_contexts.TryGetValue(options, out var context))
        {
            var network = options.Precision == ScalarType.Float32 ? _network : _rough;
            _contexts.Add(options, context = new MetricContext(_images, network, options, cancellation, _sources));
        }

        context.Cancellation = cancellation;
        return context;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var context in _contexts.Values) context.Dispose();
        _contexts.Clear();
    }
}
