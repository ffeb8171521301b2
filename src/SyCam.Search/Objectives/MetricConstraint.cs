using System.Globalization;

namespace SyCam.Search.Objectives;

/// <summary>A bound on the mean of a metric over the search images, such as <c>sparsity > 0.4</c>. What breaks it is
/// shown, but ranked behind all that keep it and left out of the front.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Relation">How the mean must compare with the bound.</param>
/// <param name="Bound">The bound.</param>
public sealed record MetricConstraint(string Metric, MetricRelation Relation, double Bound)
{
    // The longer sign first: it begins with the shorter one.
    private static readonly (string Sign, MetricRelation Relation)[] Signs =
    [
        (">=", MetricRelation.AtLeast), ("<=", MetricRelation.AtMost), (">", MetricRelation.Above),
        ("<", MetricRelation.Below),
    ];

    /// <summary>Reads a constraint.</summary>
    /// <exception cref="FormatException">It is not METRIC, a comparison and a number; the message says where.
    /// </exception>
    public static MetricConstraint Parse(string text)
    {
        var at = text.AsSpan().IndexOfAny('<', '>');
        if (at < 0) throw new FormatException(Wanted);
        var (sign, relation) = Signs.First(entry => text.AsSpan(at).StartsWith(entry.Sign, StringComparison.Ordinal));
        var metric = text[..at].Trim();
        if (metric.Length == 0) throw At(0, $"a metric's name is missing; {Wanted}");
        // Parameters in parentheses are the metric's own matter.
        var open = metric.IndexOf('(', StringComparison.Ordinal);
        var space = (open < 0 ? metric : metric[..open]).AsSpan().IndexOfAny(" +*/");
        if (space >= 0) throw At(text.IndexOf(metric, StringComparison.Ordinal) + space, $"one metric is expected; {Wanted}");
        var rest = text[(at + sign.Length)..].Trim();
        var isNumber = double.TryParse(rest, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound);
        if (!isNumber || !double.IsFinite(bound)) throw At(at + sign.Length, $"'{rest}' is no number; {Wanted}");
        return new MetricConstraint(metric, relation, bound);
    }

    /// <summary>True when a mean keeps the bound; a mean that is NaN does not.</summary>
    public bool Holds(double mean) => Relation switch
    {
        MetricRelation.AtLeast => mean >= Bound,
        MetricRelation.AtMost => mean <= Bound,
        MetricRelation.Above => mean > Bound,
        _ => mean < Bound,
    };

    /// <summary>The constraint in its one spelling.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Metric} {Signs.First(entry => entry.Relation == Relation).Sign} {Bound}");

    private const string Wanted = "expected METRIC, one of > >= < <=, and a number, such as \"sparsity > 0.4\"";

    private static FormatException At(int place, string message) =>
        new(string.Create(CultureInfo.InvariantCulture, $"column {place + 1}: {message}"));
}
