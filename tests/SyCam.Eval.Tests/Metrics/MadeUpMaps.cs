namespace SyCam.Eval.Tests.Metrics;

/// <summary>Maps and masks by whole-number formulas, so that make_*.py has the very same ones.</summary>
internal static class MadeUpMaps
{
    /// <summary>The saliency of a name, scaled to a maximum of 1, row by row.</summary>
    public static float[] Map(string name, int height, int width)
    {
        int[] values = [.. Places(height, width).Select(place => Value(name, place.X, place.Y))];
        var greatest = Math.Max(1, values.Max());
        return [.. values.Select(value => value / (float)greatest)];
    }

    /// <summary>The mask of a name, 1 on the object, row by row.</summary>
    public static float[] Mask(string name, int height, int width) =>
        [.. Places(height, width).Select(place => IsObject(name, place.X, place.Y) ? 1f : 0f)];

    private static IEnumerable<(int X, int Y)> Places(int height, int width) =>
        Enumerable.Range(0, height * width).Select(place => (place % width, place / width));

    private static int Value(string name, int x, int y) => name switch
    {
        // Each value a few times, so that the order of ties counts.
        "weave" => ((37 * x) + (61 * y)) % 97,
        "blob" => Hill(90, x - 9, y - 7, 2),
        "blobs" => Hill(60, x - 6, y - 5, 1) + Hill(40, x - 25, y - 14, 1),
        "stairs" => ((x / 4) + (y / 3)) % 5,
        "zero" => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such map"),
    };

    private static bool IsObject(string name, int x, int y) => name switch
    {
        "ellipse" => (4 * (x - 10) * (x - 10)) + (9 * (y - 8) * (y - 8)) < 200,
        "pair" => (x is >= 3 and <= 9 && y is >= 2 and <= 7) || (x is >= 20 and <= 28 && y is >= 12 and <= 17),
        "corner" => x < 5 && y < 4,
        "diagonal" => Math.Abs(x - y) <= 1,
        "empty" => false,
        "full" => true,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such mask"),
    };

    private static int Hill(int height, int x, int y, int steepness) =>
        Math.Max(0, height - (x * x) - (steepness * y * y));
}
