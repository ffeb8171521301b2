using System.Globalization;
using SyCam.Grammar.Text;

namespace SyCam.Eval.Noise;

/// <summary>A kind of noise at a strength.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Level">The strength, in the kind's unit and range.</param>
public sealed record NoiseLevel(NoiseKind Kind, double Level)
{
    private const char Mark = ':';

    /// <summary>What people may write, in words.</summary>
    public static string Range { get; } =
        $"{string.Join(", ", NoiseKinds.All.Select(kind => kind.Name))}, or one of them with its level, as jpeg:20";

    /// <summary>Reads <c>gaussian</c> or <c>gaussian:0.1</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mistake">What is wrong, where the result is null.</param>
    public static NoiseLevel? Read(string text, out string mistake)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf(Mark, StringComparison.Ordinal);
        var name = (at < 0 ? text : text[..at]).Trim();
        mistake = "";
        if (NoiseKinds.Find(name) is not { } kind)
        {
            var known = NoiseKinds.All.Select(one => one.Name).ToList();
            var nearest = Suggestions.Nearest(name, known.Concat(NoiseKinds.All.SelectMany(one => one.Aliases)));
            mistake = $"there is no noise '{name}'.{Suggestions.Ask(nearest)} Known: {string.Join(", ", known)}";
            return null;
        }

        if (at < 0) return new NoiseLevel(kind, kind.Level);
        var isNumber = double.TryParse(text[(at + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var level);
        if (isNumber && level >= kind.Least && level <= kind.Greatest) return new NoiseLevel(kind, level);
        mistake = string.Create(
            CultureInfo.InvariantCulture,
            $"{kind.Name}: its level, the {kind.Unit}, is {kind.Least} to {kind.Greatest}, not '{text[(at + 1)..]}'");
        return null;
    }

    /// <summary>The one spelling: the kind's name, with the level where it is not the kind's own.</summary>
    public override string ToString() => Level == Kind.Level
        ? Kind.Name
        : string.Create(CultureInfo.InvariantCulture, $"{Kind.Name}{Mark}{Level:R}");
}
