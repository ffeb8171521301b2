namespace SyCam.Eval.Images.Codecs;

/// <summary>RGB to PNG bytes.</summary>
internal static class PngEncoder
{
    /// <summary>
    /// The bytes of an 8-bit RGB file; the same picture gives the same bytes with the same libpng and zlib.
    /// </summary>
    public static unsafe byte[] Encode(RgbImage picture)
    {
        var image = new PngImage
        {
            Version = LibPng.Version,
            Width = (uint)picture.Width,
            Height = (uint)picture.Height,
            Format = LibPng.FormatRgb,
        };
        // At worst the pixels are stored uncompressed: a filter byte a row, zlib's 5 bytes in 16 KiB, the chunks.
        var bound = picture.Pixels.Length + picture.Height;
        var file = new byte[bound + bound / 1024 + 4096];
        var size = (nuint)file.Length;
        try
        {
            fixed (byte* pixels = picture.Pixels)
            fixed (byte* target = file)
            {
                if (LibPng.Write(&image, target, &size, 0, pixels, 0, null) == 0)
                    throw new InvalidOperationException($"libpng cannot write the picture: {image.ErrorText()}");
            }
            return file[..(int)size];
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new MissingCodecException(LibPng.Library, LibPng.DebianPackage, e);
        }
        finally
        {
            LibPng.Free(&image);
        }
    }
}
