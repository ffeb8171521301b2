using System.Buffers.Binary;

namespace SyCam.Eval.Images.Codecs;

/// <summary>
/// Finds the orientation tag of a JPEG (EXIF 2.3, section 4.6.4: tag 0x0112 of the first directory of the TIFF block in
/// APP1) or of a PNG (the same block in the chunk eXIf; PNG extensions 1.5.0). Whatever is odd in the block counts as "upright": a photograph is worth more than its notes.
/// </summary>
internal static class ExifReader
{
    private const byte Upright = 1;
    private const ushort OrientationTag = 0x0112;
    private const ushort ShortType = 3;
    private const int EntryLength = 12;

    /// <summary>The orientation of a JPEG, 1 (upright) to 8.</summary>
    public static int ReadOrientation(ReadOnlySpan<byte> jpeg)
    {
        var rest = jpeg.Length > 2 ? jpeg[2..] : [];
        // Segments are FF, a marker and a 16-bit length that counts itself; DA starts the picture.
        while (rest is [0xFF, not 0xDA, _, _, ..])
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 2 || length > rest.Length - 2) break;
            var body = rest[4..(2 + length)];
            if (rest[1] == 0xE1 && body.StartsWith("Exif\0\0"u8)) return ReadTiff(body[6..]);
            rest = rest[(2 + length)..];
        }
        return Upright;
    }

    /// <summary>The orientation that a TIFF block names, 1 (upright) to 8.</summary>
    public static int ReadTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return Upright;
        var big = tiff.StartsWith("MM"u8);
        if (!big && !tiff.StartsWith("II"u8)) return Upright;
        var start = ReadUInt32(tiff[4..], big);
        if (start > (uint)tiff.Length - 2) return Upright;
        var count = ReadUInt16(tiff[(int)start..], big);
        var entries = tiff[((int)start + 2)..];
        for (int i = 0; i < count && (i + 1) * EntryLength <= entries.Length; i++)
        {
            var entry = entries.Slice(i * EntryLength, EntryLength);
            if (ReadUInt16(entry, big) != OrientationTag) continue;
            var value = ReadUInt16(entry[8..], big);
            return ReadUInt16(entry[2..], big) == ShortType && value is >= 1 and <= 8 ? value : Upright;
        }
        return Upright;
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> from, bool big) =>
        big ? BinaryPrimitives.ReadUInt16BigEndian(from) : BinaryPrimitives.ReadUInt16LittleEndian(from);

    private static uint ReadUInt32(ReadOnlySpan<byte> from, bool big) =>
        big ? BinaryPrimitives.ReadUInt32BigEndian(from) : BinaryPrimitives.ReadUInt32LittleEndian(from);
}
