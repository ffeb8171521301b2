using System.Diagnostics;

namespace SyCam.Eval.Images.Codecs;

/// <summary>Turns pictures upright.</summary>
internal static class Orientation
{
    /// <summary>The picture as it should be seen, given its EXIF orientation (1 to 8).</summary>
    public static RgbImage Apply(RgbImage image, int orientation)
    {
        if (orientation == 1) return image;
        var (height, width) = (image.Height, image.Width);
        var (outHeight, outWidth) = orientation >= 5 ? (width, height) : (height, width);
        var from = image.Pixels;
        var pixels = new byte[from.Length];
        for (int y = 0, to = 0; y < outHeight; y++)
        {
            for (int x = 0; x < outWidth; x++, to += 3)
            {
                var (row, column) = Source(orientation, y, x, height, width);
                from.Slice(3 * (row * width + column), 3).CopyTo(pixels.AsSpan(to));
            }
        }
        return new RgbImage(outHeight, outWidth, pixels);
    }

    /// <summary>
    /// Where in the stored picture the upright pixel (y, x) comes from: EXIF names the stored picture's first row and
    /// column.
    /// </summary>
    private static (int Row, int Column) Source(int orientation, int y, int x, int height, int width) =>
        orientation switch
        {
            2 => (y, width - 1 - x),
            3 => (height - 1 - y, width - 1 - x),
            4 => (height - 1 - y, x),
            5 => (x, y),
            6 => (height - 1 - x, y),
            7 => (height - 1 - x, width - 1 - y),
            8 => (x, width - 1 - y),
            _ => throw new UnreachableException(),
        };
}
