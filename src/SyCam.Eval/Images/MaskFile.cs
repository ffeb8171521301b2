namespace SyCam.Eval.Images;

/// <summary>Reads object masks.</summary>
public static class MaskFile
{
    private const byte Half = 128;

    /// <summary>
    /// Reads a mask: 255 where the object is and 0 elsewhere. In a grey mask the object is where the value is at least
    /// 128; in a mask whose values all stay below 128 (labels 0, 1, 2, ...) and in a coloured one (one colour per
    /// label) it is everything that is not black.
    /// </summary>
    /// <exception cref="InputException">The file is missing, truncated, corrupt, too large or of another
    /// format.</exception>
    /// <exception cref="MissingCodecException">The library for the format is not installed.</exception>
    public static GreyImage Read(string path) => ToMask(ImageFile.Read(path));

    internal static GreyImage ToMask(RgbImage picture)
    {
        var rgb = picture.Pixels;
        var threshold = IsGrey(rgb) && rgb.IndexOfAnyInRange(Half, byte.MaxValue) >= 0 ? Half : (byte)1;
        var mask = new byte[picture.Height * picture.Width];
        for (int i = 0; i < mask.Length; i++)
        {
            var brightest = Math.Max(rgb[3 * i], Math.Max(rgb[3 * i + 1], rgb[3 * i + 2]));
            mask[i] = brightest >= threshold ? byte.MaxValue : (byte)0;
        }
        return new GreyImage(picture.Height, picture.Width, mask);
    }

    private static bool IsGrey(ReadOnlySpan<byte> rgb)
    {
        for (int i = 0; i < rgb.Length; i += 3)
            if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) return false;
        return true;
    }
}
