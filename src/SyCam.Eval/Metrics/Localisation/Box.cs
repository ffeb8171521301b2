namespace SyCam.Eval.Metrics.Localisation;

/// <summary>A rectangle of pixels, its borders included.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Right">The last column, at least <paramref name="Left"/>.</param>
/// <param name="Bottom">The last row, at least <paramref name="Top"/>.</param>
internal readonly record struct Box(int Left, int Top, int Right, int Bottom)
{
    /// <summary>The number of pixels.</summary>
    public long Area => (Right - Left + 1L) * (Bottom - Top + 1L);

    /// <summary>The box around marked pixels, or null when none is marked.</summary>
    /// <param name="marked">The pixels, row by row.</param>
    /// <param name="width">The width of a row.</param>
    public static Box? Around(ReadOnlySpan<bool> marked, int width)
    {
        Box? box = null;
        for (var i = 0; i < marked.Length; i++)
        {
            if (!marked[i]) continue;
            var (x, y) = (i % width, i / width);
            box = box?.With(x, y) ?? new Box(x, y, x, y);
        }

        return box;
    }

    /// <summary>The smallest box that also holds a pixel.</summary>
    public Box With(int x, int y) =>
        new(Math.Min(Left, x), Math.Min(Top, y), Math.Max(Right, x), Math.Max(Bottom, y));

    /// <summary>True when a pixel lies inside.</summary>
    public bool Holds(int x, int y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    /// <summary>Intersection over union, in [0,1].</summary>
    public double Overlap(Box other)
    {
        var across = Math.Min(Right, other.Right) - Math.Max(Left, other.Left) + 1L;
        var down = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top) + 1L;
        var common = Math.Max(0, across) * Math.Max(0, down);
        return common / (double)(Area + other.Area - common);
    }
}
