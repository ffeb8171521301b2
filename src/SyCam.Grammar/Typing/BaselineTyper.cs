using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks the named methods; one may use those above it.</summary>
internal sealed class BaselineTyper(DiagnosticBag diagnostics, NameScope scope)
{
    /// <summary>The baselines that have no mistake, with every let and name put in place.</summary>
    public IReadOnlyList<NamedTerm> Baselines(IReadOnlyList<BaselineSyntax> baselines)
    {
        var all = new List<NamedTerm>();
        foreach (var syntax in baselines)
        {
            var term = new TermBuilder(diagnostics, scope.Resolve, allowsLet: true).Build(syntax.Expression);
            if (term is not null && term.Type != TermType.Map)
                diagnostics.ReportBaselineType(syntax.Expression.Span, term.Type);
            if (scope.Declare(syntax.Name, term, NameScope.Baseline) && term is not null)
                all.Add(new NamedTerm(syntax.Name.Text, term));
        }

        return all;
    }
}
