using SyCam.Grammar.Text;

namespace SyCam.Eval.Models;

/// <summary>Guesses what a misspelt name was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>
    /// The candidate with the fewest edits (insert, delete, replace one character), when they are at most one more than
    /// a quarter of its length; the first of equals; otherwise null.
    /// </summary>
    internal static string? Closest(string name, IEnumerable<string> candidates)
    {
        string? best = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var edits = Distance(name, candidate);
            if (edits >= fewest || edits > 1 + (candidate.Length / 4)) continue;
            fewest = edits;
            best = candidate;
        }
        return best;
    }

    /// <summary>The text " Did you mean 'x'?", or nothing when no candidate is near.</summary>
    internal static string Ask(string name, IEnumerable<string> candidates) =>
        Suggestions.Ask(Closest(name, candidates));

    /// <summary>
    /// The candidate that a name is surely meant to be, letter case aside: one edit from it, two for a name of five
    /// letters or more; or null.
    /// </summary>
    internal static string? Misspelt(string name, IEnumerable<string> candidates) => candidates.FirstOrDefault(
        candidate => Distance(name.ToLowerInvariant(), candidate) <= (Math.Min(name.Length, candidate.Length) < 5 ? 1 : 2));

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }
        return row[^1];
    }
}
