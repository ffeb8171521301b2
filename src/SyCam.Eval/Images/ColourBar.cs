using SyCam.Eval.Images.Captions;

namespace SyCam.Eval.Images;

/// <summary>Draws what the colours of a map mean.</summary>
public static class ColourBar
{
    private const int Gap = 6;
    private const int BarWidth = 14;
    private const int TextScale = 1;

    // Room for "0.0" and a gap.
    private const int TextWidth = (3 * CaptionFont.Advance * TextScale) + Gap;

    /// <summary>How many columns a bar takes.</summary>
    public const int Width = Gap + BarWidth + TextWidth;

    /// <summary>The picture with a bar to its right on white: 1 at the top, 0 at the bottom.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="colours">The colours.</param>
    public static RgbImage Beside(RgbImage picture, Colormap colours)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(colours);
        var canvas = new Canvas(picture.Height, picture.Width + Width);
        canvas.Draw(picture, 0, 0, 1);
        canvas.Draw(Bar(picture.Height, colours), 0, picture.Width + Gap, 1);
        var left = picture.Width + Gap + BarWidth + (Gap / 2);
        var lowest = picture.Height - (CaptionFont.GlyphHeight * TextScale);
        if (lowest < 0) return canvas.ToImage();
        canvas.Write("1.0", 0, left, TextScale);
        if (lowest >= 4 * CaptionFont.GlyphHeight) canvas.Write("0.5", lowest / 2, left, TextScale);
        if (lowest > CaptionFont.GlyphHeight) canvas.Write("0.0", lowest, left, TextScale);
        return canvas.ToImage();
    }

    private static RgbImage Bar(int height, Colormap colours)
    {
        var pixels = new byte[height * BarWidth * 3];
        for (var y = 0; y < height; y++)
        {
            var (red, green, blue) = colours.Of(1 - (y / Math.Max(1f, height - 1)));
            for (var x = 0; x < BarWidth; x++)
            {
                var place = 3 * ((y * BarWidth) + x);
                (pixels[place], pixels[place + 1], pixels[place + 2]) = (red, green, blue);
            }
        }

        return new RgbImage(height, BarWidth, pixels);
    }
}
