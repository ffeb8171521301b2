using SyCam.Search.Journal;
using SyCam.Search.Objectives;
using SyCam.Search.Oracles;
using SyCam.Search.Ranking;

namespace SyCam.Search.Synthesis;

/// <summary>The metrics of a run: the objective, its constraints and what else is reported.</summary>
internal sealed class RunMetrics
{
    private readonly ObjectiveExpression _expression;
    private readonly IReadOnlyList<Metric> _searched;

    /// <summary>Finds the metrics by name.</summary>
    /// <exception cref="ArgumentException">The oracle has no metric of a name, or the objective has a mistake.
    /// </exception>
    public RunMetrics(
        IScoreOracle oracle, string objective, IReadOnlyList<MetricConstraint> constraints,
        IReadOnlyList<string> reported)
    {
        Metric Find(string name) => oracle.Metrics.FirstOrDefault(metric => metric.Name == name)
            ?? throw new ArgumentException(
                $"there is no metric '{name}'; there are {string.Join(", ", oracle.Metrics.Select(m => m.Name))}",
                nameof(reported));
        _expression = Parse(objective);
        List<Metric> parts = [.. _expression.Terms.Select(term => Find(term.Metric))];
        Objective = _expression.IsPlain ? parts[0] : Sum(_expression, parts);
        Constraints = constraints;
        _searched = [.. parts.Concat(constraints.Select(constraint => Find(constraint.Metric))).Distinct()];
        List<Metric> scored = [.. _searched.Concat(reported.Where(name => name != Objective.Name).Select(Find)).Distinct()];
        HeldOutNames = [.. scored.Select(metric => metric.Name)];
        All = _expression.IsPlain ? scored : [Objective, .. scored];
        SearchNames = [.. _searched.Select(metric => metric.Name)];
    }

    public Metric Objective { get; }

    public IReadOnlyList<MetricConstraint> Constraints { get; }

    /// <summary>All metrics of final scores, the objective first.</summary>
    public IReadOnlyList<Metric> All { get; }

    public IEnumerable<string> Names => All.Select(metric => metric.Name);

    /// <summary>What the oracle is asked for on search images.</summary>
    public IReadOnlyList<string> SearchNames { get; }

    /// <summary>What the oracle is asked for on held-out images.</summary>
    public IReadOnlyList<string> HeldOutNames { get; }

    /// <summary>1 when higher is better, -1 when lower is.</summary>
    public int Sign => Objective.HigherIsBetter ? 1 : -1;

    /// <summary>The forward passes of one map on one search image.</summary>
    public int SearchPasses(Fidelity fidelity) => _searched.Sum(metric => metric.Passes(fidelity));

    /// <summary>The objective on each image.</summary>
    public IReadOnlyList<double> Values(ScoreEntry scores) => scores.PerImage[Objective.Name];

    /// <summary>The objective on each image, turned so that higher is better.</summary>
    public IEnumerable<double> Merits(ScoreEntry scores) => Values(scores).Select(value => Sign * value);

    /// <summary>The mean of the objective.</summary>
    public double Mean(ScoreEntry scores) => Means.Of(Objective.Name, Values(scores)).Mean;

    /// <summary>The score turned so that higher is better and what has none comes last.</summary>
    public double Merit(double score) => double.IsNaN(score) ? double.NegativeInfinity : Sign * score;

    /// <summary>The constraints that scores on all search images break.</summary>
    public IReadOnlyList<BrokenConstraint> Broken(ScoreEntry scores) =>
    [
        .. Constraints
            .Select(constraint => new BrokenConstraint(
                constraint, Means.Of(constraint.Metric, scores.PerImage[constraint.Metric]).Mean))
            .Where(broken => !broken.Constraint.Holds(broken.Mean)),
    ];

    /// <summary>Scores with the values of a composite objective, combined image by image.</summary>
    public ScoreEntry Complete(ScoreEntry scores)
    {
        if (_expression.IsPlain) return scores;
        var parts = _expression.Terms.Select(term => (term.Weight, Values: scores.PerImage[term.Metric])).ToList();
        double[] values = [.. Enumerable.Range(0, parts[0].Values.Count)
            .Select(image => parts.Sum(part => part.Weight * part.Values[image]))];
        return scores with
        {
            PerImage = new Dictionary<string, IReadOnlyList<double>>(scores.PerImage) { [Objective.Name] = values },
        };
    }

    private static ObjectiveExpression Parse(string objective)
    {
        try
        {
            return ObjectiveExpression.Parse(objective);
        }
        catch (FormatException error)
        {
            throw new ArgumentException($"objective '{objective}': {error.Message}", nameof(objective), error);
        }
    }

    private static Metric Sum(ObjectiveExpression expression, List<Metric> parts)
    {
        var identities = expression.Terms.Zip(parts, (term, part) => FormattableString.Invariant($"{term.Weight:R}*[{part.Identity}]"));
        return new Metric(
            expression.ToString(), true, $"sum of {string.Join(", ", identities)}")
        {
            Width = expression.Terms.Zip(parts, (term, part) => Math.Abs(term.Weight) * part.Width)
                .Aggregate((double?)0, (sum, width) => sum + width),
            CoarsePasses = parts.Sum(part => part.CoarsePasses),
            FullPasses = parts.Sum(part => part.FullPasses),
        };
    }
}
