using System.Security.Cryptography;
using System.Text;

namespace SyCam.Search.Journal;

/// <summary>
/// Seals the lines of a journal: each ends with the member <c>sum</c>, a checksum of the line and of the sum before it, so
/// that a line that was changed, lost, put in or moved is noticed.
/// </summary>
internal static class JournalLine
{
    /// <summary>What the first line's sum is made with.</summary>
    public const string FirstSum = "00000000";

    private const int Digits = 8;
    private static readonly byte[] Before = ",\"sum\":\""u8.ToArray();
    private static readonly byte[] After = "\"}"u8.ToArray();

    /// <summary>Adds the sum to a JSON object's text.</summary>
    /// <returns>The line without its end, and its sum.</returns>
    public static (string Line, string Sum) Seal(string json, string sumBefore)
    {
        var sum = Sum(Encoding.UTF8.GetBytes(json[..^1]), sumBefore);
        return ($"{json[..^1]}{Encoding.UTF8.GetString(Before)}{sum}{Encoding.UTF8.GetString(After)}", sum);
    }

    /// <summary>The sum of a line, or null when the line does not carry the one that it must have.</summary>
    public static string? Check(ReadOnlySpan<byte> line, string sumBefore)
    {
        var length = line.Length - Before.Length - Digits - After.Length;
        if (length < 0) return null;
        var sum = Sum(line[..length], sumBefore);
        var end = line[length..];
        return end.StartsWith(Before) && end.EndsWith(After)
            && end.Slice(Before.Length, Digits).SequenceEqual(Encoding.ASCII.GetBytes(sum))
            ? sum
            : null;
    }

    private static string Sum(ReadOnlySpan<byte> body, string sumBefore)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(sumBefore));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset(), 0, Digits / 2);
    }
}
