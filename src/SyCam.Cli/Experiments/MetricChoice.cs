using SyCam.Eval;
using SyCam.Eval.Metrics;
using SyCam.Search.Objectives;

namespace SyCam.Cli.Experiments;

/// <summary>Finds metrics by what the user called them.</summary>
internal static class MetricChoice
{
    private const string All = "all";

    /// <summary>What to optimise: a metric, or a sum of multiples of metrics; in the table's names.</summary>
    /// <exception cref="InputException">It has a mistake; the message says at which column.</exception>
    public static ObjectiveExpression Objective(string text)
    {
        if (MetricTable.Find(text.Trim()) is { } row) return ObjectiveExpression.Of(row.Name);
        try
        {
            var expression = ObjectiveExpression.Parse(text);
            return expression.IsPlain
                ? ObjectiveExpression.Of(MetricReader.Read(text).Name)
                : expression.WithNames(name => FindIn(text, name).Name);
        }
        catch (FormatException error)
        {
            throw new InputException($"--metric \"{text}\": {error.Message}", error);
        }
    }

    /// <summary>A bound on a metric, in the table's names.</summary>
    /// <exception cref="InputException">It has a mistake.</exception>
    public static MetricConstraint Constraint(string text)
    {
        try
        {
            var constraint = MetricConstraint.Parse(text);
            return constraint with { Metric = MetricReader.Read(constraint.Metric).Name };
        }
        catch (FormatException error)
        {
            throw new InputException($"--where \"{text}\": {error.Message}", error);
        }
        catch (InputException error)
        {
            throw new InputException($"--where \"{text}\": {error.Message}", error);
        }
    }

    private static SaliencyMetric FindIn(string text, string name)
    {
        try
        {
            return MetricReader.Read(name);
        }
        catch (InputException error)
        {
            var column = text.IndexOf(name, StringComparison.Ordinal) + 1;
            throw new InputException(
                FormattableString.Invariant($"--metric \"{text}\": column {column}: {error.Message}"), error);
        }
    }

    /// <summary>The metrics of a list of names; <c>all</c> stands for those that the images allow.</summary>
    /// <exception cref="InputException">A name is unknown, or a metric needs masks and there are none.</exception>
    public static IReadOnlyList<SaliencyMetric> FindAll(string names, bool hasMasks)
    {
        if (names == All)
            return [.. MetricTable.All.Where(row => hasMasks || !row.NeedsMasks).Select(row => MetricReader.Read(row.Name))];
        List<SaliencyMetric> metrics =
            [.. MetricReader.SplitList(names).Select(MetricReader.Read).DistinctBy(metric => metric.Name)];
        foreach (var metric in metrics) CheckMasks(metric.Row, hasMasks);
        return metrics;
    }

    /// <summary>Refuses a metric that needs masks where there are none.</summary>
    /// <exception cref="InputException">The metric cannot be scored.</exception>
    public static void CheckMasks(MetricRow row, bool hasMasks)
    {
        if (row.NeedsMasks && !hasMasks)
            throw new InputException($"{row.Name} compares with object masks: give --masks, --annotations, or a column 'mask' in the table");
    }
}
