using SyCam.Grammar.Terms;
using SyCam.Search.Oracles;

namespace SyCam.Search.Equivalence;

/// <summary>
/// The second table of equal maps: equal on this model. Weaker than equality on the probes that any tensor may be, and
/// never a reason to merge. Used by one thread.
/// </summary>
internal sealed class ModelTable(IModelProbes probes)
{
    // Steps of float32 arithmetic on values in [0,1], many times over; far below what a picture shows.
    private const double Tolerance = 1e-5;
    private const double BucketWidth = 1e-3;

    private readonly Dictionary<long, List<(Term Map, MapSketch Sketch)>> _buckets = [];

    /// <summary>Takes in some maps: for each the earlier one that it coincides with, or null. Maps that are not proper on
    /// any image coincide with nothing.</summary>
    public IReadOnlyList<Coincidence?> Add(IReadOnlyList<Term> maps, CancellationToken cancellation)
    {
        var sketches = probes.Sketch(maps, cancellation);
        return [.. maps.Select((map, i) => Add(map, sketches[i]))];
    }

    private Coincidence? Add(Term map, MapSketch sketch)
    {
        if (sketch.Proper == 0) return null;
        var bucket = (long)Math.Floor(sketch.Values.Average(value => (double)value) / BucketWidth);
        for (var near = bucket - 1; near <= bucket + 1; near++)
            foreach (var (known, other) in _buckets.GetValueOrDefault(near, []))
                if (other.Proper == sketch.Proper && Difference(sketch, other) is var difference and <= Tolerance)
                    return new Coincidence(known, map, probes.Images, difference);
        if (!_buckets.TryGetValue(bucket, out var list)) _buckets.Add(bucket, list = []);
        list.Add((map, sketch));
        return null;
    }

    // Maps of different layers differ in size; their means may still be near.
    private static double Difference(MapSketch a, MapSketch b) => a.Values.Count != b.Values.Count
        ? double.PositiveInfinity
        : a.Values.Zip(b.Values, (x, y) => Math.Abs((double)x - y)).Max();
}
