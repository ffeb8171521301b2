using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the names, types and numbers of expectations; that they hold is for others to check.</summary>
internal sealed class ExpectationChecker(DiagnosticBag diagnostics, NameScope scope)
{
    /// <summary>Reports what is wrong with expectations as written.</summary>
    public void Check(IReadOnlyList<ExpectationSyntax> expectations)
    {
        foreach (var expectation in expectations)
        {
            if (expectation is MemberSyntax member) CheckNames(member);
            if (expectation is RelationSyntax relation) CheckRelation(relation);
            if (expectation is not CountSyntax count) continue;
            AttributeReader.ReadWhole(diagnostics, count.MaxCost, "a cost", 0, int.MaxValue);
            AttributeReader.ReadWhole(diagnostics, count.Bound, "a number of expressions", 0, int.MaxValue);
        }
    }

    private void CheckNames(MemberSyntax member)
    {
        foreach (var name in member.Names)
        {
            if (scope.KindOf(name.Text) != NameScope.Baseline)
                diagnostics.ReportUnknownName(name, "baseline", scope.NamesOf(NameScope.Baseline));
        }
    }

    private void CheckRelation(RelationSyntax relation)
    {
        var builder = new TermBuilder(diagnostics, scope.Resolve, allowsLet: true);
        builder.Build(relation.Left);
        builder.Build(relation.Right);
        if (relation.Under is not null) InputTyper.FactOf(relation.Under, diagnostics, scope);
    }
}
