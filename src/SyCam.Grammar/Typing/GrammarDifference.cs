using System.Globalization;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>What changes from one grammar to another, as lines for people: <c>+</c> added, <c>-</c> gone.</summary>
public static class GrammarDifference
{
    /// <summary>The changes by part of the file; a part without a change is absent.</summary>
    public static IReadOnlyList<(string Part, IReadOnlyList<string> Lines)> Between(
        GrammarDefinition before, GrammarDefinition after)
    {
        List<(string Part, IReadOnlyList<string> Lines)> all =
        [
            ("inputs", Lines(before.Inputs.Select(GrammarPrinter.Input), after.Inputs.Select(GrammarPrinter.Input))),
            ("facts", Lines(before.Facts.Select(GrammarPrinter.Fact), after.Facts.Select(GrammarPrinter.Fact))),
            ("rules", Lines(before.Nonterminals.SelectMany(Alternatives), after.Nonterminals.SelectMany(Alternatives))),
            ("constraints", Lines(
                GrammarPrinter.Constraints(before.Constraints), GrammarPrinter.Constraints(after.Constraints))),
            ("baselines", Lines(
                before.Baselines.Select(GrammarPrinter.Formula), after.Baselines.Select(GrammarPrinter.Formula))),
        ];
        return [.. all.Where(part => part.Lines.Count > 0)];
    }

    /// <summary>The numbers of derivations of the start symbols by cost, where one of them is not 0.</summary>
    /// <param name="before">The one grammar.</param>
    /// <param name="after">The other.</param>
    /// <param name="maxCost">The greatest cost.</param>
    public static IReadOnlyList<string> Counts(GrammarDefinition before, GrammarDefinition after, int maxCost)
    {
        var first = new GrammarCounter(before).CountByCost(maxCost);
        var second = new GrammarCounter(after).CountByCost(maxCost);
        return
        [
            .. Enumerable.Range(0, maxCost + 1).Where(cost => first[cost] != second[cost]).Select(cost => string.Create(
                CultureInfo.InvariantCulture, $"cost {cost}: {first[cost]:N0} -> {second[cost]:N0}")),
        ];
    }

    private static IEnumerable<string> Alternatives(Nonterminal rule) =>
        rule.Productions.Select(production =>
            $"{rule.Name} : {rule.Type.ToName()} = {GrammarPrinter.Alternative(production)}");

    private static List<string> Lines(IEnumerable<string> before, IEnumerable<string> after)
    {
        var (old, now) = (before.ToList(), after.ToList());
        return [.. old.Except(now).Select(line => $"- {line}"), .. now.Except(old).Select(line => $"+ {line}")];
    }
}
