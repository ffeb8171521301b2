using System.Buffers.Binary;

namespace SyCam.Eval.Images.Codecs;

/// <summary>Walks the chunks of a PNG file (PNG specification, section 5.3).</summary>
internal static class PngChunks
{
    private const int SignatureLength = 8;

    /// <summary>Length, type and check sum.</summary>
    private const int Overhead = 12;

    /// <summary>
    /// The file with its critical chunks only. libpng's simplified API corrects for gamma and colour profiles and
    /// applies transparent colours; the networks were trained on the stored numbers, so what asks for that is left out.
    /// </summary>
    /// <exception cref="InputException">The file ends inside a chunk or before the last one.</exception>
    public static byte[] KeepCritical(ReadOnlySpan<byte> file, string name)
    {
        var kept = new byte[file.Length];
        file[..SignatureLength].CopyTo(kept);
        var (at, to) = (SignatureLength, SignatureLength);
        while (file.Length - at >= Overhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > (uint)(file.Length - at - Overhead)) break;
            var chunk = file.Slice(at, (int)length + Overhead);
            at += chunk.Length;
            if (!IsCritical(chunk)) continue;
            chunk.CopyTo(kept.AsSpan(to));
            to += chunk.Length;
            if (chunk[4..].StartsWith("IEND"u8)) return kept[..to];
        }
        throw new InputException($"{name}: a truncated PNG");
    }

    /// <summary>A capital first letter says that a picture cannot be read without the chunk.</summary>
    private static bool IsCritical(ReadOnlySpan<byte> chunk) => (chunk[4] & 0x20) == 0;
}
