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

    /// <summary>The data of the first chunk of a kind, or nothing.</summary>
    /// <param name="file">A file that <see cref="KeepCritical"/> found whole.</param>
    /// <param name="kind">The four letters.</param>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> file, ReadOnlySpan<byte> kind)
    {
        for (var at = SignatureLength; at <= file.Length - Overhead; at += Length(file[at..]) + Overhead)
        {
            if (file[(at + 4)..].StartsWith(kind)) return file.Slice(at + 8, Length(file[at..]));
            if (file[(at + 4)..].StartsWith("IEND"u8)) break;
        }

        return [];
    }

    /// <summary>The bits of a sample and the colour type (0 grey, 2 colours, 3 palette, and 4 or 6 with alpha).</summary>
    /// <param name="critical">The critical chunks of a PNG file.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="InputException">The file has no proper header.</exception>
    public static (byte Depth, byte Colour) Format(ReadOnlySpan<byte> critical, string name)
    {
        const int Header = SignatureLength + 8;
        if (critical.Length < Header + 13 || !critical[(Header - 4)..].StartsWith("IHDR"u8))
            throw new InputException($"{name}: a corrupt PNG: no header");
        return (critical[Header + 8], critical[Header + 9]);
    }

    /// <summary>
    /// The bytes of a palette picture with a palette whose colour i is the grey i, so that decoding it gives the indices.
    /// </summary>
    /// <param name="critical">The critical chunks of a PNG file of the colour type 3.</param>
    /// <param name="name">The file, for messages.</param>
    /// <exception cref="InputException">There is no palette.</exception>
    public static byte[] WithIndicesForColours(byte[] critical, string name)
    {
        var (depth, _) = Format(critical, name);
        for (var at = SignatureLength; at < critical.Length; at += Length(critical.AsSpan(at)) + Overhead)
        {
            if (!critical.AsSpan(at + 4).StartsWith("PLTE"u8)) continue;
            var colours = new byte[3 << Math.Min((int)depth, 8)];
            for (var i = 0; i < colours.Length; i++) colours[i] = (byte)(i / 3);
            return
            [
                .. critical.AsSpan(0, at), .. Make("PLTE"u8, colours),
                .. critical.AsSpan(at + Length(critical.AsSpan(at)) + Overhead),
            ];
        }

        throw new InputException($"{name}: a corrupt PNG: no palette");
    }

    private static int Length(ReadOnlySpan<byte> chunk) => BinaryPrimitives.ReadInt32BigEndian(chunk);

    private static byte[] Make(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + Overhead];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        kind.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(
            chunk.AsSpan(8 + data.Length), Crc32.Empty.With(chunk.AsSpan(4, 4 + data.Length)).Value);
        return chunk;
    }

    /// <summary>A capital first letter says that a picture cannot be read without the chunk.</summary>
    private static bool IsCritical(ReadOnlySpan<byte> chunk) => (chunk[4] & 0x20) == 0;
}
