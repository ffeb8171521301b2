using System.CommandLine.Parsing;
using System.Globalization;

namespace SyCam.Cli.Commands;

/// <summary>What option values must be.</summary>
internal static class Validation
{
    /// <summary>A whole number of at least <paramref name="least"/>.</summary>
    public static void AtLeast(OptionResult result, int least)
    {
        var text = result.Tokens.Count == 0 ? null : result.Tokens[^1].Value;
        if (text is null) return;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < least)
            result.AddError($"{result.Option.Name} {text}: expected a whole number of at least {least}");
    }

    /// <summary>An option that may be there once, although others of its kind may be repeated.</summary>
    public static void Once(OptionResult result)
    {
        if (result.Tokens.Count > 1)
            result.AddError($"Option '{result.Option.Name}' expects a single argument but {result.Tokens.Count} were provided.");
    }

    /// <summary>A whole number in a range, ends included.</summary>
    public static void Between(OptionResult result, int least, int most)
    {
        var text = result.Tokens.Count == 0 ? null : result.Tokens[^1].Value;
        if (text is null) return;
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value);
        if (!isNumber || value < least || value > most)
            result.AddError($"{result.Option.Name} {text}: expected a whole number from {least} to {most}");
    }

    /// <summary>A number in a range, ends included.</summary>
    public static void Range(OptionResult result, double least, double most)
    {
        var text = result.Tokens.Count == 0 ? null : result.Tokens[^1].Value;
        if (text is null) return;
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
        if (!isNumber || !(value >= least && value <= most))
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{result.Option.Name} {text}: expected a number from {least} to {most}"));
    }

    /// <summary>One of some words.</summary>
    public static void OneOf(OptionResult result, params string[] words)
    {
        var text = result.Tokens.Count == 0 ? null : result.Tokens[^1].Value;
        if (text is not null && !words.Contains(text))
            result.AddError($"{result.Option.Name} {text}: expected {string.Join(" or ", words)}");
    }

    /// <summary>A number above 0 and below 1.</summary>
    public static void Fraction(OptionResult result)
    {
        var text = result.Tokens.Count == 0 ? null : result.Tokens[^1].Value;
        if (text is null) return;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value is > 0 and < 1))
            result.AddError($"{result.Option.Name} {text}: expected a number between 0 and 1");
    }

    /// <summary>A duration such as <c>90s</c>, <c>5m</c> or <c>2h</c>, above 0; null when the text is none.</summary>
    public static TimeSpan? Duration(string text)
    {
        if (text.Length < 2) return null;
        var isNumber = double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        if (!isNumber || count <= 0 || count > 1e6) return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            _ => null,
        };
    }
}
