using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace SyCam.Eval.Models;

/// <summary>
/// Reads and checks the header of a safetensors file: eight bytes of little-endian length, then a JSON object that
/// gives each tensor its <c>dtype</c>, <c>shape</c> and <c>data_offsets</c>. Nothing in it is trusted.
/// </summary>
internal static class SafetensorsHeader
{
    internal const int MaximumLength = 100_000_000;
    internal const int MostDimensions = 64;
    private const int PrefixLength = 8;
    private const int LongestShown = 100;
    private const string MetadataKey = "__metadata__";

    /// <summary>The declared tensors, ordered by their place in the file.</summary>
    /// <exception cref="InputException">The header is not one of a whole, well-formed file.</exception>
    internal static IReadOnlyList<SafetensorsEntry> Read(Stream file, string path)
    {
        if (file.Length < PrefixLength)
            throw Bad(path, $"it has {Number(file.Length)} bytes, a safetensors file has at least {PrefixLength}");
        Span<byte> prefix = stackalloc byte[PrefixLength];
        file.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumLength)
            throw Bad(path, $"its header would be {length.ToString(CultureInfo.InvariantCulture)} bytes long, more " +
                $"than the {Number(MaximumLength)} allowed: this is no safetensors file");
        if ((long)length > file.Length - PrefixLength)
            throw Bad(path, $"its header should be {Number((long)length)} bytes long and the file ends after " +
                $"{Number(file.Length - PrefixLength)} of them: the file is cut off or no safetensors file");
        var text = new byte[length];
        file.ReadExactly(text);
        var entries = Parse(text, path, PrefixLength + (long)length);
        SafetensorsLayout.Check(entries, path, PrefixLength + (long)length, file.Length);
        return entries;
    }

    private static List<SafetensorsEntry> Parse(byte[] text, string path, long dataStart)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Bad(path, "its header is JSON but not an object");
            var names = new HashSet<string>(StringComparer.Ordinal);
            var entries = new List<SafetensorsEntry>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!names.Add(property.Name)) throw Bad(path, property.Name, "is declared twice");
                if (property.Name != MetadataKey) entries.Add(ParseEntry(property, path, dataStart));
            }
            return [.. entries.OrderBy(entry => entry.Offset).ThenBy(entry => entry.Length)
                .ThenBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (JsonException exception)
        {
            throw new InputException(Prefix(path) + "its header is not JSON: " + exception.Message, exception);
        }
        catch (InvalidOperationException exception)
        {
            // System.Text.Json reports text that is no valid Unicode this way, when the string is asked for.
            throw new InputException(Prefix(path) + "its header holds text that is not valid UTF-8", exception);
        }
    }

    private static SafetensorsEntry ParseEntry(JsonProperty property, string path, long dataStart)
    {
        var name = property.Name;
        if (property.Value.ValueKind != JsonValueKind.Object)
            throw Bad(path, name, "is not described by an object with dtype, shape and data_offsets");
        if (property.Value.EnumerateObject().CountBy(member => member.Name).FirstOrDefault(pair => pair.Value > 1)
            is { Key: { } twice })
            throw Bad(path, name, $"has {twice} twice");
        if (!property.Value.TryGetProperty("dtype", out var typeValue) || typeValue.ValueKind != JsonValueKind.String)
            throw Bad(path, name, "has no dtype");
        var typeName = typeValue.GetString()!;
        var type = SafetensorsType.Find(typeName) ?? throw Bad(path, name, $"has the unknown dtype '{Shown(typeName)}'");
        var shape = Integers(property.Value, "shape")
            ?? throw Bad(path, name, "has no shape that is a list of sizes");
        if (shape.Length > MostDimensions)
            throw Bad(path, name, $"has {shape.Length} dimensions, more than the {MostDimensions} that tensors may have");
        var offsets = Integers(property.Value, "data_offsets");
        if (offsets is not [var begin, var end] || begin > end)
            throw Bad(path, name, "has no data_offsets that are two positions [begin, end]");
        var bytes = ByteLength(shape, type.Bytes);
        if (bytes != end - begin)
            throw Bad(path, name, $"of shape [{string.Join(", ", shape)}] and dtype {typeName} does not fill its " +
                $"{Number(end - begin)} bytes" + (bytes is null ? "" : $" but {Number(bytes.Value)}"));
        if (begin > long.MaxValue - dataStart)
            throw Bad(path, name, $"begins at {Number(begin)}, which is beyond any file");
        return new SafetensorsEntry(name, typeName, shape, dataStart + begin, end - begin);
    }

    private static long[]? Integers(JsonElement owner, string key)
    {
        if (!owner.TryGetProperty(key, out var list) || list.ValueKind != JsonValueKind.Array) return null;
        var numbers = new long[list.GetArrayLength()];
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0) return null;
            numbers[index++] = number;
        }
        return numbers;
    }

    private static long? ByteLength(long[] shape, int elementBytes)
    {
        long bytes = elementBytes;
        // An empty tensor's other sizes must make sense, too: its strides are products of them.
        foreach (var size in shape.Where(size => size > 0))
        {
            if (bytes > long.MaxValue / size) return null;
            bytes *= size;
        }
        return shape.Contains(0) ? 0 : bytes;
    }

    /// <summary>A number with its thousands apart.</summary>
    internal static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The exception for a mistake in a file.</summary>
    internal static InputException Bad(string path, string what) => new(Prefix(path) + what);

    /// <summary>The exception for a mistake at one tensor.</summary>
    internal static InputException Bad(string path, string tensor, string what) =>
        Bad(path, $"tensor '{Shown(tensor)}' {what}");

    /// <summary>A text of the file for one line of a message: no control characters, and no longer than needed.</summary>
    internal static string Shown(string text)
    {
        var start = text.Length > LongestShown ? text[..LongestShown] + "..." : text;
        return string.Concat(start.Select(letter => char.IsControl(letter) ? '?' : letter));
    }

    private static string Prefix(string path) => $"cannot read '{path}': ";
}
