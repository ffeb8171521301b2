using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace SyCam.Eval.Maps;

/// <summary>Reads and writes NumPy's .npy files (versions 1 to 3) of plain numbers.</summary>
public static class NpyFile
{
    private const int Alignment = 64;
    private const int BlockBytes = 1 << 20;

    /// <summary>
    /// Reads an array: booleans, integers of 1 to 8 bytes and floats of 2, 4 and 8 bytes, in either byte order and
    /// either axis order, rounded to float32.
    /// </summary>
    /// <exception cref="InputException">The file is missing, truncated, corrupt, too large, or holds other things than
    /// numbers; pickled objects are never read.</exception>
    public static NumberArray Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var file = File.OpenRead(path);
            var header = NpyHeader.Read(file, path);
            var length = file.Length - file.Position;
            if (length != header.DataLength) throw WrongLength(header, length, path);
            return ReadValues(file, header, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads an array from a stream whose length is not known, and which must end with it.</summary>
    /// <exception cref="InputException">As for a file.</exception>
    internal static NumberArray Read(Stream stream, string name)
    {
        var header = NpyHeader.Read(stream, name);
        var array = ReadValues(stream, header, name);
        return stream.ReadByte() < 0
            ? array
            : throw new InputException($"{name}: more bytes than its header announces ({header.DataLength})");
    }

    /// <summary>
    /// Writes float32 values, version 1.0, little-endian. The file appears whole or not at all, over an older one if
    /// there is one.
    /// </summary>
    /// <exception cref="InputException">The file cannot be written there.</exception>
    public static void Write(string path, NumberArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            File.WriteAllBytes(temporary, Encode(array));
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw new InputException($"{path}: cannot be written: {e.Message}", e);
        }
    }

    /// <summary>The bytes of the file.</summary>
    internal static byte[] Encode(NumberArray array)
    {
        var lengths = string.Join(", ", array.Shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));
        var shape = array.Shape.Count == 1 ? $"({lengths},)" : $"({lengths})";
        var text = $"{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}";
        const int Before = 10;
        var start = (Before + text.Length + Alignment) / Alignment * Alignment;
        var bytes = new byte[start + (array.Values.Length * sizeof(float))];
        bytes[0] = 0x93;
        "NUMPY\u0001\0"u8.CopyTo(bytes.AsSpan(1));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(Before - sizeof(ushort)), (ushort)(start - Before));
        Encoding.ASCII.GetBytes(text.PadRight(start - Before - 1) + "\n", bytes.AsSpan(Before));
        var values = array.Values.Span;
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(start + (i * sizeof(float))), values[i]);
        return bytes;
    }

    // In blocks, and with a list that grows: what is held follows what is there, not what the header announces.
    private static NumberArray ReadValues(Stream stream, NpyHeader header, string name)
    {
        List<float> values = new(Math.Min(header.Count, BlockBytes));
        var block = new byte[(int)Math.Min(BlockBytes, header.DataLength)];
        var size = header.Element.Size;
        for (var left = header.DataLength; left > 0;)
        {
            var part = block.AsSpan(0, (int)Math.Min(block.Length, left));
            var read = stream.ReadAtLeast(part, part.Length, throwOnEndOfStream: false);
            if (read < part.Length) throw WrongLength(header, header.DataLength - left + read, name);
            for (var at = 0; at < read; at += size) values.Add(header.Element.Read(part[at..]));
            left -= read;
        }

        float[] all = [.. values];
        return new NumberArray(header.Shape, header.IsFortranOrder ? LastAxisFastest(all, header.Shape) : all);
    }

    private static float[] LastAxisFastest(float[] values, IReadOnlyList<int> shape)
    {
        var turned = new float[values.Length];
        var place = new int[shape.Count];
        for (var from = 0; from < values.Length; from++)
        {
            var to = 0;
            for (var axis = 0; axis < place.Length; axis++) to = (to * shape[axis]) + place[axis];
            turned[to] = values[from];
            for (var axis = 0; axis < place.Length && ++place[axis] == shape[axis]; axis++) place[axis] = 0;
        }

        return turned;
    }

    private static InputException WrongLength(NpyHeader header, long length, string name) => new(
        $"{name}: {length} bytes of values where an array of {NumberArray.Describe(header.Shape)} has "
        + $"{header.DataLength}; the file is truncated or damaged");
}
