using System.Globalization;
using SyCam.Search.Rules;

namespace SyCam.Cli.Commands.Rules;

/// <summary>Lines about rules for people.</summary>
internal static class RulesText
{
    /// <summary>How often a form of proof answered, and its times.</summary>
    public static string Line(MethodTime row) => string.Create(CultureInfo.InvariantCulture,
        $"{Word(row),-8} {row.Method,-14} {row.Count,6:N0}   median {row.Median.TotalMilliseconds,7:0.0} ms   "
        + $"99 of 100 within {row.Slowest.TotalMilliseconds,7:0.0} ms");

    /// <summary>The answer in a word.</summary>
    public static string Word(MethodTime row) => row.Status switch
    {
        Search.Proving.ProofStatus.Proved => "proved",
        Search.Proving.ProofStatus.Refuted => "refuted",
        _ => "unknown",
    };
}
