using System.Text.Json;
using System.Text.Json.Nodes;

namespace SyCam.Search.Journal;

/// <summary>Reads the lines of a journal one after the other, checking the seal of each.</summary>
internal static class JournalReader
{
    /// <summary>The journal's name in a run folder.</summary>
    public const string FileName = "journal.jsonl";

    /// <summary>Hands out every whole line. A last line that is cut off or damaged is left aside: whoever wrote it was
    /// killed, or is writing it.</summary>
    /// <param name="bytes">The journal.</param>
    /// <param name="path">Its place, for the message.</param>
    /// <param name="take">Takes a line without its sum; gives what is wrong with it, or null.</param>
    /// <returns>How many bytes were taken, and the sum of the last line.</returns>
    /// <exception cref="RunFolderException">A line before the last is damaged.</exception>
    public static (int Length, string Sum) Read(byte[] bytes, string path, Func<JsonObject, string?> take)
    {
        var start = 0;
        var sum = JournalLine.FirstSum;
        for (var number = 1; start < bytes.Length; number++)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            var damage = end < 0
                ? new LineDamage(1, "it is cut off")
                : ReadLine(bytes.AsSpan(start, end - start), ref sum, take);
            if (damage is not null && end >= 0 && end + 1 < bytes.Length)
            {
                throw new RunFolderException(
                    $"{path}({number},{damage.Column}): the journal is damaged: {damage.Problem}. Put a copy of it back, or "
                    + $"delete line {number} and all after it: what they held is scored again");
            }

            if (damage is not null) break;
            start = end + 1;
        }

        return (start, sum);
    }

    // What is wrong with the line, or null when it was taken.
    private static LineDamage? ReadLine(ReadOnlySpan<byte> line, ref string sum, Func<JsonObject, string?> take)
    {
        try
        {
            if (JsonNode.Parse(line) is not JsonObject entry) return new LineDamage(1, "it is no JSON object");
            if (JournalLine.Check(line, sum) is not { } next)
                return new LineDamage(1, "the line was changed, or a line before it is lost (its checksum is wrong)");
            entry.Remove("sum");
            if (take(entry) is { } problem) return new LineDamage(1, problem);
            sum = next;
            return null;
        }
        catch (JsonException error)
        {
            return new LineDamage((error.BytePositionInLine ?? 0) + 1, "this is no JSON");
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException
            or ArgumentException or OverflowException or DivideByZeroException or NullReferenceException)
        {
            return new LineDamage(1, error.Message.TrimEnd('.'));
        }
    }

    private sealed record LineDamage(long Column, string Problem);
}
