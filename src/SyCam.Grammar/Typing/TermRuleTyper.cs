using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks names, types, conditions and status of the rules; that they hold is for others to check.</summary>
internal sealed class TermRuleTyper(DiagnosticBag diagnostics)
{
    private const string Variable = "variable of rules";
    private static readonly List<string> Variables = [.. RuleVariables.All.Select(variable => variable.Name)];

    /// <summary>The rules that have no mistake.</summary>
    public IReadOnlyList<TermRule> Rules(IReadOnlyList<TermRuleSyntax> rules)
    {
        var all = new List<TermRule>();
        var names = new HashSet<string>();
        foreach (var syntax in rules)
        {
            if (!names.Add(syntax.Name.Text)) diagnostics.ReportRepeatedName(syntax.Name, "a rule");
            else if (syntax.Name.Text.AsSpan().ContainsAny('.', '@')) diagnostics.ReportNameForm(syntax.Name, "a rule");
            else if (Rule(syntax) is { } rule) all.Add(rule);
        }

        return all;
    }

    private TermRule? Rule(TermRuleSyntax syntax)
    {
        var builder = new TermBuilder(diagnostics, Resolve, allowsLet: false);
        var (left, right) = (builder.Build(syntax.Left), builder.Build(syntax.Right));
        if (left is null || right is null) return null;
        if (left == right) diagnostics.ReportSameSides(syntax.Left.Span.To(syntax.Right.Span));
        var used = InputUse.Of([left, right]);
        var facts = syntax.Conditions.Select(condition => Condition(condition, used)).OfType<Fact>().ToList();
        return new TermRule(
            syntax.Name.Text, left, right, new FactSet(facts), Status(syntax.Status), syntax.Span);
    }

    private Fact? Condition(FactSyntax syntax, IReadOnlyList<string> used)
    {
        var kind = FactKinds.FromName(syntax.Kind.Text);
        if (kind is null)
            diagnostics.ReportUnknownName(syntax.Kind, "fact", FactKinds.All.Select(item => item.ToName()));
        var variable = Resolve(syntax.Input);
        if (kind is null || variable is null) return null;
        if (!used.Contains(variable.Name)) diagnostics.ReportIdleCondition(syntax.Input);
        var fact = new Fact(kind.Value, variable.Name);
        if (kind != FactKind.SpatiallyConstant || variable.Type.HasPositions()) return fact;
        diagnostics.ReportFact(
            syntax.Kind.Span, fact.ToString(), $"`{variable.Name}` is of type {variable.Type.ToName()}, without positions");
        return null;
    }

    private RuleStatus? Status(RuleStatusSyntax? syntax)
    {
        if (syntax is null) return null;
        if (syntax.Method is null)
        {
            var tests = AttributeReader.ReadWhole(diagnostics, syntax.Number, "a number of tests", 1, int.MaxValue);
            return tests is null ? null : RuleStatus.Tested(tests.Value);
        }

        var time = Numbers.Read(syntax.Number.Text);
        if (time is null) diagnostics.ReportNumberTooLarge(syntax.Number.Span);
        if (syntax.Hash is { } hash && (hash.Text.Length == 0 || hash.Text.Any(letter => !char.IsAsciiHexDigitLower(letter))))
            diagnostics.ReportQueryHash(hash);
        return RuleStatus.Proved(syntax.Method.Text, time?.ToDouble() ?? 0, syntax.Hash?.Text ?? "");
    }

    private Term? Resolve(Identifier name)
    {
        var variable = RuleVariables.Find(name.Text);
        if (variable is null) diagnostics.ReportUnknownName(name, Variable, Variables);
        return variable;
    }
}
