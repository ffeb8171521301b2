namespace SyCam.Eval.Images;

/// <summary>A rectangle in pixels, x to the right and y down, where pixel i reaches from i to i + 1.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Top">The upper edge.</param>
/// <param name="Right">The right edge, more than <paramref name="Left"/> in a box that is not empty.</param>
/// <param name="Bottom">The lower edge, more than <paramref name="Top"/> in a box that is not empty.</param>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>True when the edges are finite and enclose something.</summary>
    public bool IsProper => double.IsFinite(Left) && double.IsFinite(Top) && double.IsFinite(Right)
        && double.IsFinite(Bottom) && Right > Left && Bottom > Top;

    /// <summary>The smallest box around the object of a mask, or null when the mask is empty.</summary>
    public static Box? Around(GreyImage mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var (left, top, right, bottom) = (mask.Width, mask.Height, 0, 0);
        for (var y = 0; y < mask.Height; y++)
        {
            var row = mask.Pixels.Slice(y * mask.Width, mask.Width);
            var first = row.IndexOfAnyExcept((byte)0);
            if (first < 0) continue;
            left = Math.Min(left, first);
            right = Math.Max(right, row.LastIndexOfAnyExcept((byte)0) + 1);
            top = Math.Min(top, y);
            bottom = y + 1;
        }

        return bottom == 0 ? null : new Box(left, top, right, bottom);
    }
}
