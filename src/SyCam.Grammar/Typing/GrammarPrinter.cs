using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>Writes a grammar as the language would, in one fixed layout.</summary>
public static class GrammarPrinter
{
    /// <summary>The canonical text: every type and cost written out, no comments; reading it gives the grammar back.
    /// </summary>
    public static string Print(GrammarDefinition grammar) => Print(grammar, Baseline, rule => $"{rule}");

    /// <summary>SHA-256 of the canonical text without what is only said about methods (aliases, sources, notes) and
    /// rules (status), in lower-case hex: a better citation is no other grammar.</summary>
    public static string Hash(GrammarDefinition grammar) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Print(grammar, Formula, rule => $"{rule.Name} : {rule.Statement}"))));

    private static string Print(
        GrammarDefinition grammar, Func<NamedTerm, string> baseline, Func<TermRule, string> rule)
    {
        var text = new StringBuilder("syntax 1\n");
        Block(text, "inputs", grammar.Inputs.Select(Input));
        var nonNegative = grammar.Inputs.Where(input => input.IsNonNegative).Select(input => input.Name).ToHashSet();
        Block(text, "facts", grammar.Facts.Where(fact => !IsDeclaredByInput(fact, nonNegative)).Select(Fact));
        Block(text, $"grammar {grammar.Name} : {TermType.Map.ToName()}", grammar.Nonterminals.Select(Rule));
        Block(text, $"constrain {grammar.Name}", Constraints(grammar.Constraints));
        Block(text, "baselines", grammar.Baselines.Select(baseline));
        Block(text, "rules", grammar.Rules.Select(rule));
        return text.ToString();
    }

    private static void Block(StringBuilder text, string head, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0) return;
        text.Append('\n').Append(head).Append(" {\n");
        foreach (var line in all) text.Append("  ").Append(line).Append('\n');
        text.Append("}\n");
    }

    private static bool IsDeclaredByInput(ConditionalFact fact, HashSet<string> nonNegative) =>
        fact.Head is null && fact.Fact.Kind == FactKind.NonNegative && nonNegative.Contains(fact.Fact.Input);

    internal static string Fact(ConditionalFact fact) =>
        fact.Head is null ? $"{fact.Fact}" : $"{fact.Fact} when head = \"{fact.Head}\"";

    internal static string Input(InputDeclaration input) => string.Create(CultureInfo.InvariantCulture,
        $"{input.Name} : {input.Type.ToName()}{(input.IsNonNegative ? " nonneg" : "")}"
        + $"{(input.LowerBound is null ? "" : $" in {input.LowerBound}..{input.UpperBound}")}"
        + $"{(input.Unit is null ? "" : $" unit {input.Unit}")} from {input.Source.Word}"
        + $"{(input.Source.Target.Length == 0 ? "" : $" target {input.Source.Target}")} cost {input.Cost}");

    internal static string Formula(NamedTerm method) => $"{method.Name} = {method.Term}";

    private static string Baseline(NamedTerm method) => Formula(method)
        + (method.Aliases.Count == 0 ? "" : $" alias {string.Join(' ', method.Aliases.Select(Quote))}")
        + (method.Source is null ? "" : $" source {Quote(method.Source)}")
        + (method.Note is null ? "" : $" note {Quote(method.Note)}");

    private static string Quote(string text) => $"\"{text}\"";

    private static string Rule(Nonterminal rule) =>
        $"{rule.Name} : {rule.Type.ToName()} = " + string.Join("\n    | ", rule.Productions.Select(Alternative));

    internal static string Alternative(Production production)
    {
        var laws = new List<string>();
        if (production.IsCommutative) laws.Add("comm");
        if (production.IsAssociative) laws.Add("assoc");
        if (production.IsIdempotent) laws.Add("idempotent");
        var text = production.Template.ToString();
        if (laws.Count > 0) text += $" {{ {string.Join(' ', laws)} }}";
        text += string.Create(CultureInfo.InvariantCulture, $" cost {production.Cost}");
        if (production.Prior != 1) text += $" prior {Digits(production.Prior)}";
        return production.Condition is null ? text : $"{text} {production.Condition}";
    }

    // The shortest digits that are read as the same number, without an exponent, which the language does not have.
    private static string Digits(double value) => decimal.Parse(
        value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture)
        .ToString(CultureInfo.InvariantCulture);

    internal static IEnumerable<string> Constraints(GrammarConstraints constraints)
    {
        foreach (var input in constraints.RequiredInputs) yield return $"require uses({input})";
        foreach (var (op, count) in constraints.AtMost)
            yield return string.Create(CultureInfo.InvariantCulture, $"at_most {count} {op}");
        foreach (var pattern in constraints.Forbidden) yield return $"forbid {pattern}";
        foreach (var (inner, outer) in constraints.ForbiddenNestings) yield return $"forbid nest({inner} in {outer})";
        if (constraints.MaxCost is { } cost)
            yield return string.Create(CultureInfo.InvariantCulture, $"max_cost {cost}");
        if (constraints.MaxDepth is { } depth)
            yield return string.Create(CultureInfo.InvariantCulture, $"max_depth {depth}");
    }
}
