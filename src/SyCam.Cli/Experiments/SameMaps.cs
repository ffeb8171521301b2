using SyCam.Eval.Maps;

namespace SyCam.Cli.Experiments;

/// <summary>Finds out which rows have the same saliency on every image: maps that are equal up to a positive affine
/// change, which min-max scaling undoes, and up to float noise.</summary>
/// <param name="rows">The number of rows.</param>
internal sealed class SameMaps(int rows)
{
    // Of the range of a map: far above float32 noise, far below what a heatmap shows.
    private const double Tolerance = 1e-4;

    private List<List<int>> _groups = [[.. Enumerable.Range(0, rows)]];
    private bool _isEmpty = true;

    /// <summary>The rows, by place, that were the same on all images so far; each group has at least two.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups => _isEmpty ? [] : [.. _groups.Where(group => group.Count > 1)];

    /// <summary>Takes the maps of one image in.</summary>
    /// <param name="maps">For each row its map; null: it has none here, and so is like no other.</param>
    public void Add(IReadOnlyList<RawMap?> maps)
    {
        _isEmpty = false;
        List<double[]?> scaled = [.. maps.Select(map => map is null ? null : Scale(map.Values.Span))];
        bool AreSame(int one, int other) =>
            maps[one] is { } left && maps[other] is { } right && (left.Height, left.Width) == (right.Height, right.Width)
            && AreNear(scaled[one]!, scaled[other]!);
        _groups = [.. _groups.SelectMany(group => Part(group, AreSame))];
    }

    // The first of a group stands for it.
    private static List<List<int>> Part(List<int> group, Func<int, int, bool> areSame)
    {
        List<List<int>> parts = [];
        foreach (var row in group)
        {
            if (parts.Find(part => areSame(part[0], row)) is { } known) known.Add(row);
            else parts.Add([row]);
        }

        return parts;
    }

    private static bool AreNear(double[] one, double[] other)
    {
        if (one.Length != other.Length) return false;
        for (var i = 0; i < one.Length; i++)
            if (Math.Abs(one[i] - other[i]) > Tolerance) return false;
        return true;
    }

    // All maps that are no map have the same saliency, none; they are empty here.
    private static double[] Scale(ReadOnlySpan<float> map)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in map)
        {
            if (!float.IsFinite(value)) return [];
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        }

        var range = greatest - least;
        if (range <= Math.Max(Math.Abs(least), Math.Abs(greatest)) * Eval.Saliency.SaliencyMaps.ConstantTolerance) return [];
        var scaled = new double[map.Length];
        for (var i = 0; i < scaled.Length; i++) scaled[i] = (map[i] - least) / range;
        return scaled;
    }
}
