using SyCam.Eval;
using SyCam.Eval.Metrics;
using SyCam.Grammar.Text;

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
            throw new InputException($"{row.Name} compares with object masks: give --masks, or a column 'mask' in the table");
    }
}
