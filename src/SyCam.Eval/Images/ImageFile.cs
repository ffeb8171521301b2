using SyCam.Eval.Images.Codecs;

namespace SyCam.Eval.Images;

/// <summary>Reads photographs (JPEG and PNG, told apart by their first bytes).</summary>
public static class ImageFile
{
    /// <summary>
    /// The most pixels that a picture may have: a file of a few bytes can announce a picture of gigabytes.
    /// </summary>
    public const long MaxPixels = 100_000_000;

    private const long MaxFileBytes = 1L << 30;

    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly byte[] JpegSignature = [0xFF, 0xD8, 0xFF];

    /// <summary>
    /// Reads a picture as 8-bit RGB. Grey and palette pictures are expanded, an alpha channel is dropped, 16 bits are
    /// rounded to 8, colour profiles are ignored (as PIL's <c>convert("RGB")</c> does) and the picture is turned upright
    /// as its EXIF orientation says (as PIL's <c>ImageOps.exif_transpose</c> does).
    /// </summary>
    /// <exception cref="InputException">The file is missing, truncated, corrupt, too large or of another
    /// format.</exception>
    /// <exception cref="MissingCodecException">The library for the format is not installed.</exception>
    public static RgbImage Read(string path) => Decode(ReadBytes(path), path);

    internal static RgbImage Decode(ReadOnlySpan<byte> file, string name)
    {
        if (IsPng(file)) return PngDecoder.Decode(file, name);
        if (file.StartsWith(JpegSignature)) return JpegDecoder.Decode(file, name);
        throw new InputException($"{name}: neither a JPEG nor a PNG file{Guess(file)}");
    }

    internal static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(PngSignature);

    internal static byte[] ReadBytes(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length > MaxFileBytes) throw new InputException($"{path}: {length} bytes are too many for a picture");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: {MissingFile.Explain(path) ?? $"cannot be read: {e.Message}"}", e);
        }
    }

    private static string Guess(ReadOnlySpan<byte> file)
    {
        var format = file switch
        {
            [] => "it is empty",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', ..] => "it is WebP",
            [(byte)'G', (byte)'I', (byte)'F', ..] => "it is GIF",
            [(byte)'B', (byte)'M', ..] => "it is BMP",
            [(byte)'I', (byte)'I', 42, ..] or [(byte)'M', (byte)'M', 0, ..] => "it is TIFF",
            [(byte)'v', (byte)'e', (byte)'r', (byte)'s', (byte)'i', (byte)'o', (byte)'n', ..] =>
                "it looks like a Git LFS pointer; fetch the real file with git lfs pull",
            _ => "",
        };
        return format.Length == 0 ? "" : $" ({format})";
    }
}
