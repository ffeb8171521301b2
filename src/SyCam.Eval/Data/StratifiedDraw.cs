using System.Security.Cryptography;
using System.Text;

namespace SyCam.Eval.Data;

/// <summary>Draws a part of the candidates so that every class of every given split gives its share.</summary>
internal static class StratifiedDraw
{
    /// <summary>
    /// The relative paths of <paramref name="count"/> candidates. Within a class they are ordered by a hash of seed and
    /// path, so a further image takes its own place and the others keep their order; the shares add up to the count
    /// exactly.
    /// </summary>
    public static IReadOnlySet<string> Draw(IReadOnlyList<Candidate> candidates, int count, int seed)
    {
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        long passed = 0, total = candidates.Count;
        foreach (var group in candidates.GroupBy(c => (c.Split, Label: c.Label ?? -1)).OrderBy(g => g.Key))
        {
            var before = Quota(passed, count, total);
            passed += group.Count();
            var share = (int)(Quota(passed, count, total) - before);
            drawn.UnionWith(group
                .Select(c => c.RelativePath)
                .OrderBy(path => Key(seed, path), StringComparer.Ordinal)
                .Take(share));
        }
        return drawn;
    }

    /// <summary>
    /// How many of the first <paramref name="passed"/> candidates are drawn: the proportional part, rounded.
    /// </summary>
    private static long Quota(long passed, long count, long total) => (2 * passed * count + total) / (2 * total);

    /// <summary>What shuffles: a hash of seed and path.</summary>
    public static string Key(int seed, string path) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{path}"))));
}
