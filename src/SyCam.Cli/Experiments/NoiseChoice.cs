using SyCam.Eval;
using SyCam.Eval.Noise;

namespace SyCam.Cli.Experiments;

/// <summary>Which noise is meant.</summary>
internal static class NoiseChoice
{
    /// <summary>What is taken when nobody says.</summary>
    public const string Usual = "gaussian,jpeg";

    /// <summary>The kinds and levels of a list with commas, such as <c>gaussian:0.1,jpeg:20</c>, each once.</summary>
    /// <exception cref="InputException">One is unknown, or its level is out of range.</exception>
    public static IReadOnlyList<NoiseLevel> FindAll(string list)
    {
        List<NoiseLevel> levels =
        [
            .. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => NoiseLevel.Read(text, out var mistake) ?? throw new InputException($"--noise {text}: {mistake}"))
                .DistinctBy(level => level.ToString()),
        ];
        return levels.Count > 0 ? levels : throw new InputException("--noise: name at least one kind of noise");
    }
}
