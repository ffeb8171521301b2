using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Finds the inputs that belong to a grammar: those of its file, and the imported ones in use.</summary>
internal sealed class UsedInputs(DiagnosticBag diagnostics, NameScope scope, GrammarFileSyntax file)
{
    /// <summary>The inputs: declared ones in the order of the file, then imported ones by name. A name of the file that
    /// hides one of these is reported.</summary>
    public IReadOnlyList<InputDeclaration> Of(
        IReadOnlyList<InputDeclaration> declared, IReadOnlyList<Nonterminal> nonterminals,
        IReadOnlyList<NamedTerm> baselines, GrammarConstraints constraints, IReadOnlyList<Expectation> expectations)
    {
        List<Term> terms =
        [
            .. nonterminals.SelectMany(item => item.Productions).Select(production => production.Template),
            .. baselines.Select(baseline => baseline.Term),
            .. constraints.Forbidden,
            .. expectations.OfType<RelationExpectation>().SelectMany(item => new[] { item.Left, item.Right }),
            .. expectations.OfType<MemberExpectation>().Select(item => item.Baseline.Term),
        ];
        var own = declared.Select(input => input.Name).ToHashSet();
        var names = InputUse.Of(terms).Concat(constraints.RequiredInputs).Concat(FactsOf(expectations))
            .Concat(file.Facts.Select(fact => fact.Input.Text)).Distinct()
            .Where(name => !own.Contains(name)).Order(StringComparer.Ordinal);
        var all = declared.ToList();
        foreach (var name in names)
        {
            if (scope.FindInput(name) is { } input) all.Add(input);
            else if (scope.FindImportedInput(name) is not null) ReportHidden(name);
        }

        return all;
    }

    private static IEnumerable<string> FactsOf(IReadOnlyList<Expectation> expectations) => expectations
        .OfType<RelationExpectation>().Select(item => item.Under?.Input).OfType<string>();

    private void ReportHidden(string name)
    {
        var place = file.Grammar?.Rules.FirstOrDefault(rule => rule.Name.Text == name)?.Name
            ?? file.Baselines.FirstOrDefault(baseline => baseline.Name.Text == name)?.Name
            ?? new Identifier(name, file.Grammar?.Base?.Span ?? default);
        diagnostics.ReportHiddenInput(place, scope.KindOf(name)!);
    }
}
