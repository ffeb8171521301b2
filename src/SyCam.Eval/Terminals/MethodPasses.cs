using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Terminals;

/// <summary>What a map takes of the network for each image, from the terminals that it reads.</summary>
public static partial class MethodPasses
{
    private const string Kinds = "FHB";

    /// <summary>
    /// The passes in the letters of <see cref="TerminalRow.Passes"/>: <c>1F 1H 1B</c>, <c>(1 + K)F</c>. What terminals of
    /// one target share is counted once, at all layers together; <c>0</c> when the network is not run.
    /// </summary>
    /// <param name="sources">The terminals; unknown ones are left out.</param>
    public static string Of(IEnumerable<InputSource> sources)
    {
        var rows = sources.Select(source => (Row: TerminalTable.Find(source.Word), source.Target))
            .Where(item => item.Row is not null).Select(item => (Row: item.Row!, item.Target)).ToList();
        var counts = new (int Plain, int PerChannel)[Kinds.Length];
        // Terminals of one computation are steps of it: the longest of them has the passes of the others.
        foreach (var group in rows.GroupBy(item => IsCleanPass(item.Row) ? CleanPass : ((object)item.Row.Compute, item.Target)))
        {
            for (var kind = 0; kind < Kinds.Length; kind++)
            {
                var each = group.Select(item => Count(item.Row.Passes, Kinds[kind])).ToList();
                counts[kind].Plain += each.Max(count => count.Plain);
                counts[kind].PerChannel += each.Max(count => count.PerChannel);
            }
        }

        var text = new StringBuilder();
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var (plain, perChannel) = counts[kind];
            if (plain + perChannel == 0) continue;
            if (text.Length > 0) text.Append(' ');
            text.Append(Number(plain, perChannel)).Append(Kinds[kind]);
        }

        return text.Length == 0 ? "0" : text.ToString();
    }

    // Logits are at hand once the activations are.
    private static bool IsCleanPass(TerminalRow row) => row.Passes == CleanRow.Passes;

    private static TerminalRow CleanRow => TerminalTable.Find(TracedTerminals.Activation)!;

    private static (object, string) CleanPass => (CleanRow.Compute, "");

    private static string Number(int plain, int perChannel)
    {
        var channels = perChannel == 1 ? "K" : string.Create(CultureInfo.InvariantCulture, $"{perChannel}K");
        return perChannel == 0 ? plain.ToString(CultureInfo.InvariantCulture)
            : plain == 0 ? $"{channels} "
            : string.Create(CultureInfo.InvariantCulture, $"({plain} + {channels})");
    }

    // Behind a semicolon stands what is cheaper on some heads.
    private static (int Plain, int PerChannel) Count(string passes, char kind)
    {
        var (plain, perChannel) = (0, 0);
        foreach (Match match in Pass().Matches(passes.Split(';')[0]))
        {
            if (match.Groups["kind"].Value[0] != kind) continue;
            var digits = match.Groups["count"].Value;
            var count = digits.Length == 0 ? 1 : int.Parse(digits, CultureInfo.InvariantCulture);
            if (match.Groups["channels"].Success) perChannel += count;
            else plain += count;
        }

        return (plain, perChannel);
    }

    [GeneratedRegex(@"(?<count>\d*)(?<channels>K)? ?(?<kind>[FHB])")]
    private static partial Regex Pass();
}
