using System.Buffers.Binary;

namespace SyCam.Eval.Maps;

/// <summary>The type of an array's numbers: NumPy's letter (b, i, u or f), the bytes of one, and their order.</summary>
internal readonly record struct NpyElement(char Kind, int Size, bool IsBigEndian)
{
    /// <summary>
    /// Reads a type string such as <c>&lt;f4</c> (NumPy's "array interface", typestr).
    /// </summary>
    /// <exception cref="InputException">Its values are no plain numbers.</exception>
    public static NpyElement Parse(string text, string name)
    {
        if (text.EndsWith('O'))
            throw new InputException($"{name}: an array of Python objects; pickles are not read. {Advice}");
        if (text.Length == 3 && text[0] is '<' or '>' or '=' or '|'
            && text[1..] is "b1" or "i1" or "u1" or "i2" or "u2" or "i4" or "u4" or "i8" or "u8" or "f2" or "f4" or "f8")
        {
            return new NpyElement(text[1], text[2] - '0', text[0] == '>');
        }

        throw new InputException($"{name}: values of the type '{text}' are not read. {Advice}");
    }

    private const string Advice = "Save numbers: np.save(path, np.asarray(map, dtype=np.float32))";

    /// <summary>The first number of some bytes; what float32 cannot hold is rounded, or becomes an infinity.</summary>
    public float Read(ReadOnlySpan<byte> from) => (Kind, Size, IsBigEndian) switch
    {
        ('b', _, _) => from[0] == 0 ? 0 : 1,
        ('u', 1, _) => from[0],
        ('i', 1, _) => (sbyte)from[0],
        ('u', 2, false) => BinaryPrimitives.ReadUInt16LittleEndian(from),
        ('u', 2, true) => BinaryPrimitives.ReadUInt16BigEndian(from),
        ('i', 2, false) => BinaryPrimitives.ReadInt16LittleEndian(from),
        ('i', 2, true) => BinaryPrimitives.ReadInt16BigEndian(from),
        ('u', 4, false) => BinaryPrimitives.ReadUInt32LittleEndian(from),
        ('u', 4, true) => BinaryPrimitives.ReadUInt32BigEndian(from),
        ('i', 4, false) => BinaryPrimitives.ReadInt32LittleEndian(from),
        ('i', 4, true) => BinaryPrimitives.ReadInt32BigEndian(from),
        ('u', _, false) => BinaryPrimitives.ReadUInt64LittleEndian(from),
        ('u', _, true) => BinaryPrimitives.ReadUInt64BigEndian(from),
        ('i', _, false) => BinaryPrimitives.ReadInt64LittleEndian(from),
        ('i', _, true) => BinaryPrimitives.ReadInt64BigEndian(from),
        (_, 2, false) => (float)BinaryPrimitives.ReadHalfLittleEndian(from),
        (_, 2, true) => (float)BinaryPrimitives.ReadHalfBigEndian(from),
        (_, 4, false) => BinaryPrimitives.ReadSingleLittleEndian(from),
        (_, 4, true) => BinaryPrimitives.ReadSingleBigEndian(from),
        (_, _, false) => (float)BinaryPrimitives.ReadDoubleLittleEndian(from),
        (_, _, true) => (float)BinaryPrimitives.ReadDoubleBigEndian(from),
    };
}
