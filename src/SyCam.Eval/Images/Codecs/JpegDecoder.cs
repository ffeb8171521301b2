using System.Runtime.InteropServices;

namespace SyCam.Eval.Images.Codecs;

/// <summary>JPEG bytes to RGB, equal to what PIL gives on the same libjpeg-turbo.</summary>
internal static class JpegDecoder
{
    /// <summary>
    /// The one warning that leaves the picture whole: padding before the end marker, which many cameras write. All
    /// others stand for lost data, which libjpeg would fill with grey.
    /// </summary>
    private const string HarmlessWarning = "extraneous bytes before marker 0xd9";

    /// <exception cref="InputException">The bytes are truncated, corrupt, CMYK or too large.</exception>
    public static unsafe RgbImage Decode(ReadOnlySpan<byte> file, string name)
    {
        try
        {
            using var handle = TurboJpeg.InitDecompress();
            if (handle.IsInvalid) throw new InvalidOperationException("TurboJPEG cannot make a decompressor");
            fixed (byte* jpeg = file)
            {
                var size = new CULong((nuint)file.Length);
                var status = TurboJpeg.DecompressHeader(
                    handle, jpeg, size, out var width, out var height, out _, out var space);
                Check(status, handle, name);
                ImageSize.Check(width, height, name);
                if (space >= TurboJpeg.ColourspaceCmyk)
                    throw new InputException($"{name}: a CMYK JPEG; convert it to RGB first");
                var pixels = new byte[3 * width * height];
                fixed (byte* target = pixels)
                {
                    status = TurboJpeg.Decompress(
                        handle, jpeg, size, target, width, 3 * width, height, TurboJpeg.PixelFormatRgb,
                        TurboJpeg.FlagAccurateDct | TurboJpeg.FlagLimitScans);
                    Check(status, handle, name);
                }
                return Orientation.Apply(new RgbImage(height, width, pixels), ExifReader.ReadOrientation(file));
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new MissingCodecException(TurboJpeg.Library, TurboJpeg.DebianPackage, e);
        }
    }

    private static void Check(int status, TurboJpegHandle handle, string name)
    {
        if (status == 0) return;
        var text = TurboJpeg.ErrorText(handle);
        if (!text.Contains(HarmlessWarning, StringComparison.Ordinal))
            throw new InputException($"{name}: a truncated or corrupt JPEG: {text}");
    }
}
