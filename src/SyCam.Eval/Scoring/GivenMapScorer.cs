using SyCam.Eval.Maps;
using SyCam.Eval.Metrics;
using SyCam.Eval.Saliency;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>Scores maps that were made elsewhere exactly as those of terms.</summary>
/// <param name="images">The images; they stay the caller's.</param>
/// <param name="scorer">The scorer of these images; stays the caller's.</param>
public sealed class GivenMapScorer(PreparedImages images, SaliencyScorer scorer)
{
    private const int ImagesAtOnce = 8;

    /// <summary>Scores the maps of one method on all images.</summary>
    /// <param name="given">The maps.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="options">The metrics' parameters.</param>
    /// <param name="cancellation">Checked before each forward pass.</param>
    /// <returns>The scores, NaN with the status <see cref="MapStatus.Missing"/> where there is no usable map, and NaN of
    /// every metric that runs the method itself; the candidate is an input of the method's name.</returns>
    public TermScores Score(
        GivenMaps given, IReadOnlyList<SaliencyMetric> metrics, MetricOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        var values = metrics.ToDictionary(metric => metric.Name, _ => Enumerable.Repeat(double.NaN, images.Count).ToArray());
        var statuses = Enumerable.Repeat(MapStatus.Missing, images.Count).ToArray();
        var term = Term.Input(given.Name, TermType.Map);
        var possible = metrics.Where(metric => !metric.Row.NeedsMethod).ToList();
        for (var start = 0; start < images.Count;)
        {
            var maps = ReadAlike(given, start);
            if (maps.Count > 0)
            {
                using var chunk = RawMapChunk.Of([ToTensor(maps)], start);
                chunk.Statuses[0].ToArray().CopyTo(statuses, start);
                foreach (var (metric, scores) in scorer.Score(chunk, [term], possible, options, cancellation))
                    scores[0].CopyTo(values[metric], start);
            }

            // An image without a map parts what is read together.
            start += Math.Max(maps.Count, 1);
        }

        return new TermScores(
            term, values.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<double>)pair.Value), statuses);
    }

    // The maps of the images from a place on, as many as have one size.
    private List<RawMap> ReadAlike(GivenMaps given, int start)
    {
        List<RawMap> maps = [];
        for (var place = start; place < images.Count && maps.Count < ImagesAtOnce; place++)
        {
            if (TryRead(given, images.Names[place]) is not { } map) break;
            if (maps.Count > 0 && (map.Height, map.Width) != (maps[0].Height, maps[0].Width)) break;
            maps.Add(map);
        }

        return maps;
    }

    // Which maps are damaged has been said when they were looked through.
    private static RawMap? TryRead(GivenMaps given, string image)
    {
        try
        {
            return given.Read(image);
        }
        catch (InputException)
        {
            return null;
        }
    }

    private Tensor ToTensor(List<RawMap> maps)
    {
        var size = maps[0].Values.Length;
        var values = new float[maps.Count * size];
        for (var i = 0; i < maps.Count; i++) maps[i].Values.Span.CopyTo(values.AsSpan(i * size));
        return tensor(values, [maps.Count, 1, maps[0].Height, maps[0].Width]).to(images.Inputs.device);
    }
}
