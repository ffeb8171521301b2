using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks that an alternative obeys the laws that stand beside it.</summary>
internal sealed class LawChecker(DiagnosticBag diagnostics)
{
    private static readonly string[] Known = ["comm", "assoc", "idempotent"];

    /// <summary>The names of the laws that hold for the template; others are reported.</summary>
    public IReadOnlyList<string> Check(AttributeSyntax? laws, Production production, string nonterminal)
    {
        var held = new List<string>();
        foreach (var law in laws?.Values ?? [])
        {
            if (!Known.Contains(law.Text)) diagnostics.ReportUnknownLaw(law, Known);
            else if (held.Contains(law.Text)) diagnostics.ReportRepeated(law.Span, $"`{law.Text}`");
            else if (Objection(law.Text, production, nonterminal) is { } reason) diagnostics.ReportLaw(law, reason);
            else held.Add(law.Text);
        }

        return held;
    }

    private static string? Objection(string law, Production production, string nonterminal)
    {
        var (template, holes) = (production.Template, production.Holes);
        if (law == "idempotent")
        {
            return (template.Operator == Operators.Relu || template.Operator == Operators.Abs)
                && template.Children[0].Operator == Operators.Hole && template.Children[0].Name == nonterminal
                ? null
                : $"only `relu({nonterminal})` and `abs({nonterminal})` are";
        }

        if (production.Condition is { IsSymmetric: false })
            return "its condition asks different things of its operands";
        if (holes.Count != 2 || holes[0].Name != holes[1].Name)
            return "it needs two places for one nonterminal";
        if (law == "comm")
            return Sorted(Swapped(template)) == Sorted(template) ? null : "its operands cannot be swapped";
        return (template.Operator == Operators.Add || template.Operator == Operators.Mul) && template.Size == 3
            && holes[0].Name == nonterminal
            ? null
            : $"only `{nonterminal} + {nonterminal}` and `{nonterminal} * {nonterminal}` are";
    }

    private static Term Swapped(Term term) => term.Operator == Operators.Hole
        ? Term.Hole(term.Name, term.Type, 1 - term.Parameter)
        : term.WithChildren([.. term.Children.Select(Swapped)]);

    private static Term Sorted(Term term)
    {
        var children = term.Children.Select(Sorted);
        if (term.Operator == Operators.Add || term.Operator == Operators.Mul) children = children.Order();
        return term.WithChildren([.. children]);
    }
}
