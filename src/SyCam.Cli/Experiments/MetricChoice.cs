using SyCam.Eval;
using SyCam.Eval.Metrics;
using SyCam.Grammar.Text;
using SyCam.Search.Objectives;

namespace SyCam.Cli.Experiments;

/// <summary>Finds metrics by what the user called them.</summary>
internal static class MetricChoice
{
    /// <summary>The metric of a name or an alias.</summary>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static MetricRow Find(string name)
    {
        if (MetricTable.Find(name) is { } row) return row;
        var known = MetricTable.All.Select(metric => metric.Name).ToList();
        var nearest = Suggestions.Nearest(name, known.Concat(MetricTable.All.SelectMany(metric => metric.Aliases)));
        var hint = nearest is null ? "" : $" Did you mean '{nearest}'?";
        throw new InputException($"there is no metric '{name}'.{hint} Known: {string.Join(", ", known)}");
    }

    /// <summary>What to optimise: a metric, or a sum of multiples of metrics; in the table's names.</summary>
    /// <exception cref="InputException">It has a mistake; the message says at which column.</exception>
    public static ObjectiveExpression Objective(string text)
    {
        if (MetricTable.Find(text.Trim()) is { } row) return ObjectiveExpression.Of(row.Name);
        try
        {
            var expression = ObjectiveExpression.Parse(text);
            return expression.IsPlain
                ? ObjectiveExpression.Of(Find(text.Trim()).Name)
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
            return constraint with { Metric = Find(constraint.Metric).Name };
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

    private static MetricRow FindIn(string text, string name)
    {
        try
        {
            return Find(name);
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
    public static IReadOnlyList<MetricRow> FindAll(string names, bool hasMasks)
    {
        if (names == "all") return [.. MetricTable.All.Where(row => hasMasks || !row.NeedsMasks)];
        List<MetricRow> rows = [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Find).Distinct()];
        foreach (var row in rows) CheckMasks(row, hasMasks);
        return rows;
    }

    /// <summary>Refuses a metric that needs masks where there are none.</summary>
    /// <exception cref="InputException">The metric cannot be scored.</exception>
    public static void CheckMasks(MetricRow row, bool hasMasks)
    {
        if (row.NeedsMasks && !hasMasks)
            throw new InputException($"{row.Name} compares with object masks: give --masks, --annotations, or a column 'mask' in the table");
    }
}
