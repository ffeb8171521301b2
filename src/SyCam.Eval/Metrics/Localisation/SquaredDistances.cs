namespace SyCam.Eval.Metrics.Localisation;

/// <summary>The exact Euclidean distance transform, in squares, so that all numbers are whole.</summary>
internal static class SquaredDistances
{
    /// <summary>For each pixel the squared distance to the nearest marked one; infinite when none is marked.</summary>
    /// <param name="marked">The pixels, row by row.</param>
    /// <param name="width">The width of a row.</param>
    public static float[] To(ReadOnlySpan<bool> marked, int width)
    {
        var height = marked.Length / width;
        var down = WithinColumns(marked, width, height);
        var distances = new float[marked.Length];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var nearest = float.PositiveInfinity;
                for (var other = 0; other < width; other++)
                {
                    var (across, along) = ((float)(other - x), down[(y * width) + other]);
                    nearest = Math.Min(nearest, (across * across) + (along * along));
                }

                distances[(y * width) + x] = nearest;
            }

        return distances;
    }

    // One sweep from the top and one from the bottom.
    private static float[] WithinColumns(ReadOnlySpan<bool> marked, int width, int height)
    {
        var distances = new float[marked.Length];
        for (var x = 0; x < width; x++)
        {
            var distance = float.PositiveInfinity;
            for (var y = 0; y < height; y++)
                distances[(y * width) + x] = distance = marked[(y * width) + x] ? 0 : distance + 1;
            for (var y = height - 1; y >= 0; y--)
            {
                distance = Math.Min(distance + 1, distances[(y * width) + x]);
                distances[(y * width) + x] = distance;
            }
        }

        return distances;
    }
}
