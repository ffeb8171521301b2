using SyCam.Eval;
using SyCam.Eval.Metrics;
using SyCam.Search.Objectives;

namespace SyCam.Cli.Experiments;

/// <summary>Finds metrics by what the user called them.</summary>
internal static class MetricChoice
{
    /// <summary>The word for the metrics that are taken when nobody says which.</summary>
    public const string Usual = "usual";

    private const string All = "all";
    private const string GroupMark = "group:";

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

    /// <summary>The metrics of a list of names; <c>usual</c>, <c>all</c> and the name of a group stand for those of them
    /// that the images allow.</summary>
    /// <exception cref="InputException">A name is unknown, or a metric needs masks and there are none.</exception>
    public static IReadOnlyList<SaliencyMetric> FindAll(string names, bool hasMasks) =>
        [.. MetricReader.SplitList(names).SelectMany(name => Expand(name, hasMasks)).DistinctBy(metric => metric.Name)];

    private static IEnumerable<SaliencyMetric> Expand(string name, bool hasMasks)
    {
        if (RowsOf(name) is { } rows)
        {
            var possible = rows.Where(row => hasMasks || !row.NeedsMasks).ToList();
            if (possible.Count == 0) CheckMasks(rows[0], hasMasks);
            return possible.Select(row => MetricReader.Read(row.Name));
        }

        var metric = MetricReader.Read(name);
        CheckMasks(metric.Row, hasMasks);
        return [metric];
    }

    // A metric's own name comes before that of a group: complexity is both.
    private static IReadOnlyList<MetricRow>? RowsOf(string name)
    {
        if (name == All) return MetricTable.All;
        if (name == Usual) return [.. MetricTable.All.Where(row => row.Usual)];
        var isMarked = name.StartsWith(GroupMark, StringComparison.Ordinal);
        if (!isMarked && MetricTable.Find(name) is not null) return null;
        var group = isMarked ? name[GroupMark.Length..] : name;
        var known = MetricWords.Groups.Where(one => group.Equals(one.ToString(), StringComparison.OrdinalIgnoreCase)).ToList();
        if (known.Count > 0) return [.. MetricTable.All.Where(row => row.Group == known[0])];
        if (!isMarked) return null;
        var groups = string.Join(", ", MetricWords.Groups.Select(one => one.ToString().ToLowerInvariant()));
        throw new InputException($"there is no group of metrics '{group}'. Known: {groups}");
    }

    /// <summary>Refuses a metric that needs masks where there are none.</summary>
    /// <exception cref="InputException">The metric cannot be scored.</exception>
    public static void CheckMasks(MetricRow row, bool hasMasks)
    {
        if (row.NeedsMasks && !hasMasks)
            throw new InputException($"{row.Name} compares with object masks: give --masks, --annotations, or a column 'mask' in the table");
    }
}
