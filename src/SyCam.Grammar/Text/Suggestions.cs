namespace SyCam.Grammar.Text;

/// <summary>Finds the name that was probably meant.</summary>
public static class Suggestions
{
    private const int LongestName = 64;

    /// <summary>
    /// The known name nearest to what was written, within an edit distance of 1 + length / 4 and the first of equals;
    /// null when none is that near.
    /// </summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        if (written.Length > LongestName) return null;
        var limit = 1 + (written.Length / 4);
        string? best = null;
        foreach (var name in known)
        {
            if (Math.Abs(name.Length - written.Length) > limit || name == written) continue;
            if (string.Equals(name, written, StringComparison.OrdinalIgnoreCase)) return name;
            var distance = Distance(written, name);
            // A one-letter name is one edit away from every other: that is no suggestion.
            if (distance > limit || distance >= Math.Max(written.Length, name.Length)) continue;
            limit = distance - 1;
            best = name;
        }

        return best;
    }

    /// <summary>The text <c> Did you mean 'x'?</c> for a name that was found, or nothing.</summary>
    public static string Ask(string? nearest) => nearest is null ? "" : $" Did you mean '{nearest}'?";

    /// <summary>The least number of letters to insert, delete, replace or swap with the next (Damerau).</summary>
    internal static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(change, 1 + Math.Min(rows[i - 1, j], rows[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
