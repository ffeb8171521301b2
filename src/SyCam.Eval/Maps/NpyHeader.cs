using System.Buffers.Binary;
using System.Text;

namespace SyCam.Eval.Maps;

/// <summary>What a .npy file says about its array (NumPy's format description, versions 1.0 to 3.0).</summary>
/// <param name="Element">The type of the numbers.</param>
/// <param name="IsFortranOrder">True when the first axis runs fastest.</param>
/// <param name="Shape">The length of each axis, at least 1 each.</param>
/// <param name="Count">The number of values.</param>
internal sealed record NpyHeader(NpyElement Element, bool IsFortranOrder, IReadOnlyList<int> Shape, int Count)
{
    /// <summary>A stack of 5,000 maps of 224 x 224 has as many; more would be several gigabytes.</summary>
    public const int MostValues = 1 << 28;

    // NumPy itself refuses more than 10,000 by default.
    private const int MostText = 1 << 16;
    private const int PrefixLength = 8;

    /// <summary>The bytes of the array.</summary>
    public long DataLength => (long)Count * Element.Size;

    /// <summary>Reads the header and leaves the stream at the first value.</summary>
    /// <exception cref="InputException">It is none, is cut off, or announces what is not read.</exception>
    public static NpyHeader Read(Stream stream, string name)
    {
        Span<byte> prefix = stackalloc byte[PrefixLength];
        Fill(stream, prefix, name);
        if (prefix[0] != 0x93 || !prefix[1..].StartsWith("NUMPY"u8))
            throw new InputException($"{name}: not a .npy file{Guess(prefix)}");
        if (prefix[6] is < 1 or > 3)
            throw new InputException($"{name}: .npy version {prefix[6]}.{prefix[7]} is not known; versions 1 to 3 are read");
        var text = ReadText(stream, prefix[6], name);
        var literal = NpyLiteral.Parse(text, name);
        var element = NpyElement.Parse(literal.Type!, name);
        return new NpyHeader(
            element, literal.IsFortranOrder!.Value, Shorten(literal.Shape!, name, out var count), count);
    }

    private static string ReadText(Stream stream, int version, string name)
    {
        Span<byte> size = stackalloc byte[version == 1 ? sizeof(ushort) : sizeof(uint)];
        Fill(stream, size, name);
        var length = version == 1
            ? BinaryPrimitives.ReadUInt16LittleEndian(size)
            : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > MostText) throw new InputException($"{name}: a .npy header of {length} bytes; at most {MostText} are read");
        var bytes = new byte[length];
        Fill(stream, bytes, name);
        return (version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
    }

    private static List<int> Shorten(IReadOnlyList<long> shape, string name, out int count)
    {
        long product = 1;
        foreach (var length in shape)
        {
            if (length == 0) throw new InputException($"{name}: an empty array");
            // Divided and not multiplied, so that nothing overflows.
            if (length > MostValues / product)
            {
                throw new InputException(
                    $"{name}: an array of {string.Join('x', shape)} is larger than the limit of {MostValues} values");
            }

            product *= length;
        }

        count = (int)product;
        return [.. shape.Select(length => (int)length)];
    }

    private static void Fill(Stream stream, Span<byte> bytes, string name)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            throw new InputException($"{name}: the file ends inside its .npy header");
    }

    private static string Guess(ReadOnlySpan<byte> prefix) =>
        prefix.StartsWith("PK"u8) ? "; it looks like .npz: rename it"
        : prefix[0] == 0x80 ? "; it looks like a Python pickle, which is not read: save with np.save"
        : "";
}
