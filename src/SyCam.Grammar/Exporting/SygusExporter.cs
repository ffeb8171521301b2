using System.Globalization;
using System.Text;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Exporting;

/// <summary>
/// Writes a grammar in SyGuS-IF 2.1, for solvers such as cvc5. Where every operator works position by position, a value
/// is one real number; else values are tensors of 2 channels and 2 positions, one datatype for each type. Constraints,
/// laws, priors and costs have no place in the format and are left out.
/// </summary>
public static class SygusExporter
{
    /// <summary>The text, or null with the reason: an operator whose values are no polynomials or cases of them.</summary>
    /// <param name="grammar">The grammar.</param>
    /// <param name="problem">Why it cannot be written; empty when it can.</param>
    public static string? Write(GrammarDefinition grammar, out string problem)
    {
        var terms = grammar.Nonterminals.SelectMany(rule => rule.Productions).Select(rule => rule.Template).ToList();
        var strange = terms.SelectMany(term => term.SubTerms()).Select(term => term.Operator)
            .FirstOrDefault(op => !SygusOperators.Covers(op));
        problem = strange is null
            ? ""
            : $"'{strange}' cannot be written in SyGuS: it is no case distinction of polynomials; drop its alternatives";
        if (strange is not null) return null;
        var isPointwise = terms.SelectMany(term => term.SubTerms())
            .All(term => term.Operator.Shape is OperatorShape.Leaf or OperatorShape.Pointwise);
        var values = isPointwise ? SygusValues.Reals : SygusValues.Tensors;

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"; {grammar.Name}, {values.Summary}\n(set-logic ALL)\n");
        foreach (var line in values.Declarations(terms)) text.Append(line).Append('\n');
        Function(text, grammar, values);
        text.Append("(constraint true)\n(check-synth)\n");
        return text.ToString();
    }

    private static void Function(StringBuilder text, GrammarDefinition grammar, SygusValues values)
    {
        var inputs = grammar.Inputs.Select(input => $"({Symbol(input.Name)} {values.Sort(input.Type)})");
        text.Append(CultureInfo.InvariantCulture,
            $"(synth-fun cam ({string.Join(' ', inputs)}) {values.Sort(grammar.Start.Type)}\n  (");
        text.AppendJoin(' ', grammar.Nonterminals.Select(rule => $"({Symbol(rule.Name)} {values.Sort(rule.Type)})"));
        text.Append(")\n  (");
        text.AppendJoin("\n   ", grammar.Nonterminals.Select(rule =>
        {
            var alternatives = rule.Productions.Select(production => values.Write(production.Template));
            return $"({Symbol(rule.Name)} {values.Sort(rule.Type)} ({string.Join(' ', alternatives)}))";
        }));
        text.Append("))\n");
    }

    /// <summary>A name as a symbol: quoted where the format asks for it.</summary>
    internal static string Symbol(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
        ? name
        : $"|{name}|";
}
