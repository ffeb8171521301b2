namespace SyCam.Cli.Reports.Plots;

/// <summary>Leaves points of a crowded plot out where others lie at the same place.</summary>
internal static class PointThinning
{
    /// <summary>The first point of each cell of a grid over the points' range, in their order.</summary>
    /// <param name="points">The points, the ones to keep first.</param>
    /// <param name="most">When there are no more than so many, all stay.</param>
    /// <param name="cells">The number of cells along each axis.</param>
    public static IReadOnlyList<PlotPoint> Thin(IReadOnlyList<PlotPoint> points, int most, int cells)
    {
        if (points.Count <= most) return points;
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (low, high) = (points.Min(point => point.Y), points.Max(point => point.Y));
        return [.. points.DistinctBy(point => (Place(point.X, left, right), Place(point.Y, low, high), point.Style))];

        int Place(double value, double from, double to) => to > from ? (int)((value - from) / (to - from) * (cells - 1)) : 0;
    }
}
