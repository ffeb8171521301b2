using System.Globalization;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>The words for how a run stands.</summary>
internal static class ProgressText
{
    /// <summary>What is being done.</summary>
    public static string Phase(SynthesisProgress progress) => progress.Phase switch
    {
        SynthesisPhase.Baselines => "baselines",
        SynthesisPhase.Candidates => string.Create(CultureInfo.InvariantCulture, $"cost {progress.CostLevel}"),
        SynthesisPhase.Finals => string.Create(
            CultureInfo.InvariantCulture, $"final scores {progress.FinalsDone}/{progress.FinalsPlanned}"),
        _ => "done",
    };

    /// <summary>The method's name, or the expression of a map without one.</summary>
    public static string Name(ScoredMap map) => map.Names.Count > 0 ? map.Names[0] : map.Map.ToString();

    /// <summary>Minutes and seconds, or hours, minutes and seconds: <c>1:05</c>, <c>2:00:09</c>.</summary>
    public static string Time(TimeSpan time)
    {
        var seconds = Math.Max(0, (long)Math.Round(time.TotalSeconds));
        var (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours}:{minutes:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes}:{seconds % 60:00}");
    }

    /// <summary>The text, or its beginning and three dots where it is longer than there is room for.</summary>
    public static string Cut(string text, int width) =>
        text.Length <= width ? text
        : width <= 3 ? text[..Math.Max(0, width)]
        : string.Concat(text.AsSpan(0, width - 3), "...");
}
