using System.Globalization;
using SyCam.Eval.Metrics.Localisation;

namespace SyCam.Eval.Saliency;

/// <summary>Where a saliency map is cut into what it marks and what not: above a threshold, itself not included.</summary>
public sealed record RegionRule
{
    private const string OtsuWord = "otsu";
    private const string PercentilePrefix = "p";

    private readonly string _text;
    private readonly Func<ReadOnlyMemory<float>, double> _threshold;

    private RegionRule(string text, Func<ReadOnlyMemory<float>, double> threshold)
    {
        _text = text;
        _threshold = threshold;
    }

    /// <summary>Reads a rule: <c>otsu</c>; <c>p95</c>, the 95th percentile (between ranks linearly, as NumPy does); or a
    /// value in [0,1).</summary>
    /// <exception cref="InputException">It is none of these.</exception>
    public static RegionRule Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == OtsuWord) return new RegionRule(text, values => Otsu.Threshold(values.Span));
        if (text.StartsWith(PercentilePrefix, StringComparison.Ordinal)
            && Number(text[PercentilePrefix.Length..]) is >= 0 and < 100 and var percent)
            return new RegionRule(text, values => Percentile(values.Span, percent));
        return Number(text) is >= 0 and < 1 and var value
            ? new RegionRule(text, _ => (float)value)
            : throw new InputException($"'{text}' is no threshold: expected otsu, a percentile such as p95, or a value such as 0.5");
    }

    /// <summary>The threshold of a map.</summary>
    /// <param name="saliency">Values in [0,1].</param>
    public double Threshold(ReadOnlyMemory<float> saliency) => _threshold(saliency);

    /// <summary>The rule as it was given.</summary>
    public override string ToString() => _text;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static double Percentile(ReadOnlySpan<float> values, double percent)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var place = percent / 100 * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * ((double)sorted[above] - sorted[below]));
    }
}
