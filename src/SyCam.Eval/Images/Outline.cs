namespace SyCam.Eval.Images;

/// <summary>Draws boxes on pictures.</summary>
public static class Outline
{
    /// <summary>A copy of the picture with white outlines of one pixel inside the boxes' edges, and a black one inside each, so
    /// that they show on any ground.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="boxes">Boxes in its pixels; what reaches over its edges is cut.</param>
    public static RgbImage Draw(RgbImage picture, IEnumerable<Box> boxes)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(boxes);
        var pixels = picture.Pixels.ToArray();
        foreach (var box in boxes)
        {
            Frame(box, 0, byte.MaxValue);
            Frame(box, 1, 0);
        }

        return new RgbImage(picture.Height, picture.Width, pixels);

        void Frame(Box box, int inset, byte shade)
        {
            var (left, top) = (Math.Max(0, (int)box.Left) + inset, Math.Max(0, (int)box.Top) + inset);
            var right = Math.Min(picture.Width, (int)Math.Ceiling(box.Right)) - 1 - inset;
            var bottom = Math.Min(picture.Height, (int)Math.Ceiling(box.Bottom)) - 1 - inset;
            for (var y = top; y <= bottom; y++)
            {
                for (var x = left; x <= right; x++)
                {
                    if (y == top || y == bottom || x == left || x == right)
                        pixels.AsSpan(3 * ((y * picture.Width) + x), 3).Fill(shade);
                }
            }
        }
    }
}
