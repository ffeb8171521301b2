using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>The metrics of a run: the objective and what else is reported.</summary>
internal sealed class RunMetrics
{
    /// <summary>Finds the metrics by name.</summary>
    /// <exception cref="ArgumentException">The oracle has no metric of a name.</exception>
    public RunMetrics(IScoreOracle oracle, string objective, IReadOnlyList<string> reported)
    {
        Metric Find(string name) => oracle.Metrics.FirstOrDefault(metric => metric.Name == name)
            ?? throw new ArgumentException(
                $"there is no metric '{name}'; there are {string.Join(", ", oracle.Metrics.Select(m => m.Name))}",
                nameof(reported));
        Objective = Find(objective);
        All = [Objective, .. reported.Distinct().Where(name => name != objective).Select(Find)];
        Names = [.. All.Select(metric => metric.Name)];
    }

    public Metric Objective { get; }

    /// <summary>All metrics of final scores, the objective first.</summary>
    public IReadOnlyList<Metric> All { get; }

    public IReadOnlyList<string> Names { get; }

    /// <summary>1 when higher is better, -1 when lower is.</summary>
    public int Sign => Objective.HigherIsBetter ? 1 : -1;

    /// <summary>The mean of the objective.</summary>
    public double Mean(ScoreEntry scores) => Means.Of(Objective.Name, scores.PerImage[Objective.Name]).Mean;

    /// <summary>The score turned so that higher is better and what has none comes last.</summary>
    public double Merit(double score) => double.IsNaN(score) ? double.NegativeInfinity : Sign * score;
}
