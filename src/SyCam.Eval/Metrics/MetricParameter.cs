using System.Globalization;

namespace SyCam.Eval.Metrics;

/// <summary>A parameter of a metric: a number in a range, one of some words, or either.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Default">Its value where none is given.</param>
/// <param name="Summary">What it is, for people.</param>
public sealed record MetricParameter(string Name, string Default, string Summary)
{
    /// <summary>The words that it may be.</summary>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>True when it may be a number.</summary>
    public bool IsNumber { get; private init; }

    /// <summary>The least number.</summary>
    public double Least { get; private init; }

    /// <summary>The greatest number.</summary>
    public double Greatest { get; private init; }

    /// <summary>True for whole numbers only.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>True when a run's number of steps stands for a value that is not given, and bounds it while candidates
    /// are only compared.</summary>
    public bool FollowsSteps { get; init; }

    /// <summary>Brings other values to their one spelling, null for what is none; null where there are no others.</summary>
    private Func<string, string?>? Reader { get; init; }

    // What a reader takes, in words.
    private string? Others { get; init; }

    /// <summary>The values that it may have, in words.</summary>
    public string Range
    {
        get
        {
            if (Others is not null) return Others;
            var numbers = string.Create(CultureInfo.InvariantCulture, $"{(IsWhole ? "whole, " : "")}{Least} to {Greatest}");
            return string.Join(", ", IsNumber ? [.. Choices, numbers] : Choices);
        }
    }

    /// <summary>A whole number.</summary>
    public static MetricParameter Whole(string name, int value, int least, int greatest, string summary) =>
        new(name, value.ToString(CultureInfo.InvariantCulture), summary)
        {
            Least = least,
            Greatest = greatest,
            IsNumber = true,
            IsWhole = true,
        };

    /// <summary>A number.</summary>
    public static MetricParameter Number(string name, double value, double least, double greatest, string summary) =>
        NumberOrWord(name, value.ToString("R", CultureInfo.InvariantCulture), [], least, greatest, summary);

    /// <summary>One of some words, the first of which is the default.</summary>
    public static MetricParameter Choice(string name, IReadOnlyList<string> choices, string summary) =>
        new(name, choices[0], summary) { Choices = choices };

    /// <summary>One of some words, or a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value where none is given, in its one spelling.</param>
    /// <param name="words">The words.</param>
    /// <param name="least">The least number.</param>
    /// <param name="greatest">The greatest number.</param>
    /// <param name="summary">What it is, for people.</param>
    public static MetricParameter NumberOrWord(
        string name, string value, IReadOnlyList<string> words, double least, double greatest, string summary) =>
        new(name, value, summary) { Choices = words, IsNumber = true, Least = least, Greatest = greatest };

    /// <summary>One of some words, or a text that a reader knows.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="words">The words, the first of which is the default.</param>
    /// <param name="range">All that it may be, in words.</param>
    /// <param name="reader">Brings a text to its one spelling; null for what is none.</param>
    /// <param name="summary">What it is, for people.</param>
    internal static MetricParameter WordOrText(
        string name, IReadOnlyList<string> words, string range, Func<string, string?> reader, string summary) =>
        new(name, words[0], summary) { Choices = words, Others = range, Reader = reader };

    /// <summary>The value that a text stands for, in its one spelling, or null if it is none of the range.</summary>
    public string? Read(string text)
    {
        if (Choices.Contains(text)) return text;
        if (Reader is not null) return Reader(text);
        if (!IsNumber || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        if (!(number >= Least && number <= Greatest) || (IsWhole && number != Math.Floor(number))) return null;
        return number.ToString("R", CultureInfo.InvariantCulture);
    }
}
