using System.Globalization;
using SyCam.Eval;
using SyCam.Grammar.Text;
using SyCam.Grammar.Typing;
using SyCam.Search.Objectives;

namespace SyCam.Cli.Experiments;

/// <summary>Reads what a run is to beat.</summary>
internal static class BeatChoice
{
    /// <summary>A number, or a named method that the run scores.</summary>
    /// <exception cref="InputException">It is neither.</exception>
    public static BeatTarget Read(string text, GrammarDefinition grammar, IReadOnlyList<Method> controls)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var score);
        if (isNumber && double.IsFinite(score)) return new BeatTarget(null, score);
        var name = grammar.FindMethod(text)?.Name ?? text;
        List<string> known = [.. grammar.Baselines.Select(method => method.Name), .. controls.Select(method => method.Name)];
        if (known.Contains(name)) return new BeatTarget(name);
        var hint = Suggestions.Ask(grammar.NearestMethod(text) is { } nearest && known.Contains(nearest) ? nearest : null);
        throw new InputException(
            $"--beat {text}: expected a score or a method that the run scores.{hint} Those are {string.Join(", ", known)}; "
            + "others become baselines by their name in the grammar's block 'baselines'");
    }
}
