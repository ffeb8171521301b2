using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the constraints on candidates.</summary>
internal sealed class ConstraintTyper(DiagnosticBag diagnostics, NameScope scope)
{
    private readonly List<string> _required = [];
    private readonly HashSet<string> _requiredNames = [];
    private readonly HashSet<Term> _patterns = [];
    private readonly List<(Operator Operator, int Count)> _atMost = [];
    private readonly List<Term> _forbidden = [];
    private readonly List<(Operator Inner, Operator Outer)> _nestings = [];
    private int? _maxCost;
    private int? _maxDepth;

    /// <summary>The constraints that have no mistake.</summary>
    /// <param name="block">The block, or null.</param>
    /// <param name="grammar">The grammar's name; null when the file has no grammar.</param>
    /// <param name="inherited">The constraints of the grammar that is extended: they stay, but a limit that is given
    /// again replaces the inherited one.</param>
    public GrammarConstraints Constraints(ConstrainBlockSyntax? block, string? grammar, GrammarConstraints inherited)
    {
        if (block is null) return inherited;
        if (grammar is null) diagnostics.ReportNoGrammar(block.Name.Span, "constrain");
        else if (block.Name.Text != grammar) diagnostics.ReportOtherGrammar(block.Name, grammar);
        foreach (var constraint in block.Constraints) Add(constraint);
        return new GrammarConstraints(
            [.. inherited.RequiredInputs.Union(_required)],
            [.. inherited.AtMost.Where(item => _atMost.All(own => own.Operator != item.Operator)), .. _atMost],
            [.. inherited.Forbidden.Union(_forbidden)],
            [.. inherited.ForbiddenNestings.Union(_nestings)],
            _maxCost ?? inherited.MaxCost,
            _maxDepth ?? inherited.MaxDepth);
    }

    private void Add(ConstraintSyntax constraint)
    {
        switch (constraint)
        {
            case RequireSyntax require: AddRequired(require); break;
            case AtMostSyntax atMost: AddAtMost(atMost); break;
            case ForbidSyntax forbid: AddPattern(forbid); break;
            case ForbidNestSyntax nest: AddNesting(nest); break;
            case LimitSyntax limit: AddLimit(limit); break;
        }
    }

    private void AddRequired(RequireSyntax require)
    {
        var name = require.Input.Text;
        if (scope.KindOf(name) != NameScope.Input)
            diagnostics.ReportUnknownName(require.Input, "input", scope.NamesOf(NameScope.Input));
        else if (!_requiredNames.Add(name)) diagnostics.ReportRepeated(require.Span, $"`uses({name})`");
        else _required.Add(name);
    }

    private void AddAtMost(AtMostSyntax atMost)
    {
        var count = AttributeReader.ReadWhole(diagnostics, atMost.Count, "a number of uses", 0, int.MaxValue);
        if (OperatorOf(atMost.Operator) is not { } op || count is null) return;
        if (_atMost.Any(item => item.Operator == op)) diagnostics.ReportRepeated(atMost.Span, $"`at_most` of `{op}`");
        else _atMost.Add((op, count.Value));
    }

    // A variable is a hole; of type features, because every operator takes that one. Matching does not compare types.
    private void AddPattern(ForbidSyntax forbid)
    {
        var holes = 0;
        Term? Resolve(Identifier name) => scope.KindOf(name.Text) is null or NameScope.Nonterminal
            ? Term.Hole(name.Text, TermType.Features, holes++)
            : scope.Resolve(name);
        var pattern = new TermBuilder(diagnostics, Resolve, allowsLet: false).Build(forbid.Pattern);
        if (pattern is null) return;
        if (pattern.Operator == Operators.Hole) diagnostics.ReportPattern(forbid.Pattern.Span);
        else if (!_patterns.Add(pattern)) diagnostics.ReportRepeated(forbid.Span, "this pattern");
        else _forbidden.Add(pattern);
    }

    private void AddNesting(ForbidNestSyntax nest)
    {
        if (OperatorOf(nest.Inner) is not { } inner || OperatorOf(nest.Outer) is not { } outer) return;
        if (_nestings.Contains((inner, outer))) diagnostics.ReportRepeated(nest.Span, "this nesting");
        else _nestings.Add((inner, outer));
    }

    private void AddLimit(LimitSyntax limit)
    {
        var isCost = limit.Word.Text == "max_cost";
        if ((isCost ? _maxCost : _maxDepth) is not null)
        {
            diagnostics.ReportRepeated(limit.Span, $"`{limit.Word.Text}`");
            return;
        }

        var value = AttributeReader.ReadWhole(diagnostics, limit.Value, $"`{limit.Word.Text}`", 1, 1000);
        if (isCost) _maxCost = value;
        else _maxDepth = value;
    }

    private Operator? OperatorOf(Identifier name)
    {
        var op = Operators.All.FirstOrDefault(row => row.Shape != OperatorShape.Leaf && row.Name == name.Text);
        if (op is null) diagnostics.ReportUnknownOperator(name);
        return op;
    }
}
