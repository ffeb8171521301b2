using SyCam.Grammar.Syntax;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the names, types and numbers of expectations; that they hold is for others to check.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="scope">The names.</param>
/// <param name="hasGrammar">False in a library, of which nothing can be derived.</param>
internal sealed class ExpectationTyper(DiagnosticBag diagnostics, NameScope scope, bool hasGrammar)
{
    /// <summary>The expectations that have no mistake, one for each member that is named.</summary>
    public IReadOnlyList<Expectation> Expectations(IReadOnlyList<ExpectationSyntax> expectations)
    {
        var all = new List<Expectation>();
        foreach (var expectation in expectations)
        {
            if (!hasGrammar && expectation is (MemberSyntax or CountSyntax))
            {
                diagnostics.ReportNoGrammar(expectation.Span, expectation is MemberSyntax ? "member" : "count");
                continue;
            }

            if (expectation is MemberSyntax member) all.AddRange(member.Names.Select(Member).OfType<Expectation>());
            if (expectation is RelationSyntax relation && Relation(relation) is { } related) all.Add(related);
            if (expectation is CountSyntax count && Count(count) is { } counted) all.Add(counted);
        }

        return all;
    }

    private MemberExpectation? Member(Identifier name)
    {
        if (scope.FindMethod(name.Text) is { } method) return new MemberExpectation(method, name.Span);
        if (scope.KindOf(name.Text) == NameScope.Baseline) return null;
        diagnostics.ReportUnknownName(name, "baseline", scope.NamesOf(NameScope.Baseline));
        return null;
    }

    private RelationExpectation? Relation(RelationSyntax relation)
    {
        var builder = new TermBuilder(diagnostics, scope.Resolve, allowsLet: true);
        var (left, right) = (builder.Build(relation.Left), builder.Build(relation.Right));
        var under = relation.Under is null ? null : InputTyper.FactOf(relation.Under, diagnostics, scope);
        if (left is null || right is null) return null;
        var sign = relation.Relation.Text;
        return new RelationExpectation(left, right, sign is "==" or "~", sign is "~" or "!~", under, relation.Span);
    }

    private CountExpectation? Count(CountSyntax count)
    {
        var cost = AttributeReader.ReadWhole(diagnostics, count.MaxCost, "a cost", 0, 1000);
        var bound = AttributeReader.ReadWhole(diagnostics, count.Bound, "a number of derivations", 0, int.MaxValue);
        return cost is null || bound is null ? null : new CountExpectation(cost.Value, bound.Value, count.Span);
    }
}
