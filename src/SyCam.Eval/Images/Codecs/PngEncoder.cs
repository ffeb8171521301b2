using System.Runtime.InteropServices;

namespace SyCam.Eval.Images.Codecs;

/// <summary>Pictures to PNG bytes; the same picture gives the same bytes with the same libpng and zlib.</summary>
internal static class PngEncoder
{
    /// <summary>The bytes of an 8-bit RGB file.</summary>
    public static byte[] Encode(RgbImage picture) => Encode(picture.Height, picture.Width, LibPng.FormatRgb, picture.Pixels);

    /// <summary>The bytes of an 8-bit grey file.</summary>
    public static byte[] Encode(GreyImage picture) => Encode(picture.Height, picture.Width, LibPng.FormatGrey, picture.Pixels);

    /// <summary>The bytes of a 16-bit grey file of linear values.</summary>
    public static byte[] Encode(int height, int width, ReadOnlySpan<ushort> values) =>
        Encode(height, width, LibPng.FormatLinearGrey, MemoryMarshal.AsBytes(values));

    private static unsafe byte[] Encode(int height, int width, uint format, ReadOnlySpan<byte> samples)
    {
        var image = new PngImage
        {
            Version = LibPng.Version,
            Width = (uint)width,
            Height = (uint)height,
            Format = format,
        };
        // At worst the pixels are stored uncompressed: a filter byte a row, zlib's 5 bytes in 16 KiB, the chunks.
        var bound = samples.Length + height;
        var file = new byte[bound + bound / 1024 + 4096];
        var size = (nuint)file.Length;
        try
        {
            fixed (byte* pixels = samples)
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
