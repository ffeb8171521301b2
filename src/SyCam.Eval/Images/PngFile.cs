using SyCam.Eval.Images.Codecs;

namespace SyCam.Eval.Images;

/// <summary>Writes PNG files.</summary>
public static class PngFile
{
    /// <summary>The bytes of the picture as an 8-bit RGB PNG file.</summary>
    /// <exception cref="MissingCodecException">libpng is not installed.</exception>
    public static byte[] ToBytes(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return PngEncoder.Encode(image);
    }

    /// <summary>
    /// Writes the picture as an 8-bit RGB PNG file. The file appears whole or not at all: it is written beside its
    /// place under another name and then moved there, over an older one if there is one.
    /// </summary>
    /// <exception cref="InputException">The file cannot be written there.</exception>
    /// <exception cref="MissingCodecException">libpng is not installed.</exception>
    public static void Write(string path, RgbImage image) => Put(path, ToBytes(image));

    /// <summary>Writes the picture as an 8-bit grey PNG file, as <see cref="Write(string, RgbImage)"/> does.</summary>
    /// <exception cref="InputException">The file cannot be written there.</exception>
    /// <exception cref="MissingCodecException">libpng is not installed.</exception>
    public static void Write(string path, GreyImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Put(path, PngEncoder.Encode(image));
    }

    /// <summary>Writes numbers as a 16-bit grey PNG file whose values are linear, as its gAMA chunk says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="values">height * width values, row by row.</param>
    /// <exception cref="InputException">The file cannot be written there.</exception>
    /// <exception cref="ArgumentException">There are not that many values.</exception>
    /// <exception cref="MissingCodecException">libpng is not installed.</exception>
    public static void Write(string path, int height, int width, ReadOnlySpan<ushort> values)
    {
        if (values.Length != height * width)
            throw new ArgumentException($"{values.Length} values are not {height} x {width}", nameof(values));
        Put(path, PngEncoder.Encode(height, width, values));
    }

    private static void Put(string path, byte[] bytes)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw new InputException($"{path}: cannot be written: {e.Message}", e);
        }
    }
}
