namespace SyCam.Eval.Images.Codecs;

/// <summary>PNG bytes to RGB: the stored numbers, without alpha.</summary>
internal static class PngDecoder
{
    /// <exception cref="InputException">The bytes are truncated, corrupt or too large.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> file, string name)
    {
        try
        {
            return Turn(DecodeCritical(PngChunks.KeepCritical(file, name), name), file);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new MissingCodecException(LibPng.Library, LibPng.DebianPackage, e);
        }
    }

    /// <summary>The palette index or the grey value of each pixel.</summary>
    /// <exception cref="InputException">The bytes are damaged, or are no 8-bit labels.</exception>
    public static GreyImage DecodeLabels(ReadOnlySpan<byte> file, string name)
    {
        var critical = PngChunks.KeepCritical(file, name);
        var (depth, colour) = PngChunks.Format(critical, name);
        const byte Grey = 0, Palette = 3;
        if (colour != Palette && (colour != Grey || depth != 8))
            throw new InputException($"{name}: labels are read from PNG files with a palette or of 8-bit grey");
        try
        {
            var pixels = Turn(
                DecodeCritical(colour == Palette ? PngChunks.WithIndicesForColours(critical, name) : critical, name), file);
            var labels = new byte[pixels.Height * pixels.Width];
            for (var i = 0; i < labels.Length; i++) labels[i] = pixels.Pixels[3 * i];
            return new GreyImage(pixels.Height, pixels.Width, labels);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new MissingCodecException(LibPng.Library, LibPng.DebianPackage, e);
        }
    }

    private static RgbImage Turn(RgbImage image, ReadOnlySpan<byte> file) =>
        Orientation.Apply(image, ExifReader.ReadTiff(PngChunks.Find(file, "eXIf"u8)));

    private static unsafe RgbImage DecodeCritical(byte[] file, string name)
    {
        var image = new PngImage { Version = LibPng.Version };
        // libpng reads the bytes until it has finished, so they stay in place for both calls.
        fixed (byte* png = file)
        {
            try
            {
                if (LibPng.BeginRead(&image, png, (nuint)file.Length) == 0) throw Corrupt(image, name);
                ImageSize.Check(image.Width, image.Height, name);
                var (height, width) = ((int)image.Height, (int)image.Width);
                // Asked for RGB only, libpng would blend a picture that has alpha with a background.
                image.Format = LibPng.FormatRgb | (image.Format & LibPng.FormatAlpha);
                image.Flags |= LibPng.Flag16BitIsSrgb;
                var channels = image.Format == LibPng.FormatRgb ? 3 : 4;
                var pixels = new byte[channels * height * width];
                fixed (byte* target = pixels)
                    if (LibPng.FinishRead(&image, null, target, 0, null) == 0) throw Corrupt(image, name);
                return new RgbImage(height, width, channels == 3 ? pixels : DropAlpha(pixels));
            }
            finally
            {
                LibPng.Free(&image);
            }
        }
    }

    private static byte[] DropAlpha(byte[] rgba)
    {
        var rgb = new byte[rgba.Length / 4 * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
            rgba.AsSpan(from, 3).CopyTo(rgb.AsSpan(to));
        return rgb;
    }

    private static InputException Corrupt(in PngImage image, string name) =>
        new($"{name}: a truncated or corrupt PNG: {image.ErrorText()}");
}
