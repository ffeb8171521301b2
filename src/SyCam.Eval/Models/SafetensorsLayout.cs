namespace SyCam.Eval.Models;

/// <summary>Checks where the tensors of a safetensors file lie: they fill the file, one behind the other.</summary>
internal static class SafetensorsLayout
{
    /// <summary>Passes when every byte behind the header belongs to exactly one tensor, as the format wants it.</summary>
    /// <param name="entries">The tensors in the order of their bytes.</param>
    /// <param name="path">The file's path, for messages.</param>
    /// <param name="dataStart">The first byte behind the header.</param>
    /// <param name="fileLength">The file's length.</param>
    /// <exception cref="InputException">They overlap, leave a hole or reach beyond the end.</exception>
    internal static void Check(
        IReadOnlyList<SafetensorsEntry> entries, string path, long dataStart, long fileLength)
    {
        var end = dataStart;
        SafetensorsEntry? last = null;
        foreach (var entry in entries)
        {
            if (entry.Length > fileLength - entry.Offset)
                throw SafetensorsHeader.Bad(path, entry.Name, $"needs {Number(entry.Length)} bytes from byte " +
                    $"{Number(entry.Offset)} on and the file has only {Number(fileLength)}: the file is cut off, " +
                    "fetch it again");
            if (entry.Offset < end)
                throw SafetensorsHeader.Bad(
                    path, entry.Name, $"overlaps the bytes of tensor '{SafetensorsHeader.Shown(last!.Name)}'");
            if (entry.Offset > end)
                throw SafetensorsHeader.Bad(path, entry.Name, $"begins at byte {Number(entry.Offset)} and the bytes " +
                    $"from {Number(end)} on belong to no tensor, which the format forbids: save the file again");
            end = entry.Offset + entry.Length;
            last = entry;
        }
        if (end < fileLength)
            throw SafetensorsHeader.Bad(path, $"its last {Number(fileLength - end)} bytes belong to no tensor, which " +
                "the format forbids: save the file again");
    }

    private static string Number(long value) => SafetensorsHeader.Number(value);
}
