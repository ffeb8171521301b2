using System.Globalization;

namespace SyCam.Search.Objectives;

/// <summary>
/// What to optimise: a metric, or a sum of multiples of metrics such as <c>0.5*insertion - 0.5*deletion</c>. Of a sum,
/// higher is better; a metric alone has its own direction.
/// </summary>
/// <param name="Terms">The metrics' names, each once, with their weights, none of them 0.</param>
/// <param name="IsPlain">True for a metric's name and nothing else.</param>
public sealed record ObjectiveExpression(IReadOnlyList<(double Weight, string Metric)> Terms, bool IsPlain)
{
    /// <summary>A metric alone.</summary>
    public static ObjectiveExpression Of(string metric) => new([(1, metric)], true);

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">It has a mistake; the message says at which column.</exception>
    public static ObjectiveExpression Parse(string text) => new ObjectiveReader(text).Read();

    /// <summary>The expression with each name replaced, as by the name that an alias stands for.</summary>
    public ObjectiveExpression WithNames(Func<string, string> replace) =>
        Merge(Terms.Select(term => (term.Weight, replace(term.Metric))), IsPlain);

    /// <summary>A sum in which each metric stands once.</summary>
    /// <exception cref="FormatException">A metric cancels out.</exception>
    internal static ObjectiveExpression Merge(IEnumerable<(double Weight, string Metric)> terms, bool isPlain)
    {
        List<(double Weight, string Metric)> merged = [.. terms.GroupBy(term => term.Metric)
            .Select(group => (group.Sum(term => term.Weight), group.Key))];
        foreach (var (weight, metric) in merged)
            if (weight == 0) throw new FormatException($"'{metric}' cancels out");
        return new ObjectiveExpression(merged, isPlain);
    }

    /// <summary>The expression in its one spelling.</summary>
    public override string ToString() => IsPlain ? Terms[0].Metric : string.Concat(Terms.Select((term, i) =>
        (i == 0 ? term.Weight < 0 ? "-" : "" : term.Weight < 0 ? " - " : " + ")
        + (Math.Abs(term.Weight) == 1 ? "" : Math.Abs(term.Weight).ToString("R", CultureInfo.InvariantCulture) + "*")
        + term.Metric));
}
