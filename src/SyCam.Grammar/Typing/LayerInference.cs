using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>
/// Finds the layer of every nonterminal that is a part of others, which all of its alternatives must share: what it
/// derives has one size, so that whatever the productions build can be computed.
/// </summary>
internal sealed class LayerInference(DiagnosticBag diagnostics, GrammarBlockSyntax grammar)
{
    private readonly Dictionary<string, string?> _layers = [];
    private readonly HashSet<string> _reported = [];
    private HashSet<string> _parts = [];

    /// <summary>The nonterminals with the layer of every hole filled in; mistakes are reported.</summary>
    public IReadOnlyList<Nonterminal> Place(IReadOnlyList<Nonterminal> nonterminals)
    {
        _parts = [.. nonterminals.SelectMany(rule => rule.Productions).SelectMany(production => production.Holes)
            .Select(hole => hole.Name)];
        while (nonterminals.Any(Learn))
        {
        }

        return diagnostics.HasErrors
            ? nonterminals
            : [.. nonterminals.Select(rule => rule with
            {
                Productions = [.. rule.Productions.Select(production => production with
                {
                    Template = Place(production.Template),
                })],
            })];
    }

    // A layer once found stays: a second one is a mistake, so that this comes to an end.
    private bool Learn(Nonterminal rule)
    {
        var learned = false;
        foreach (var production in rule.Productions)
        {
            // Finished maps may differ in size: only what becomes a part of something has to fit it.
            if (LayerOf(rule, production.Template) is not { } layer || !_parts.Contains(rule.Name)) continue;
            if (_layers.TryAdd(rule.Name, layer)) learned = true;
            else if (_layers[rule.Name] != layer) Report(rule, _layers[rule.Name], layer);
        }

        return learned;
    }

    private string? LayerOf(Nonterminal rule, Term term)
    {
        if (term.Operator == Operators.Hole) return _layers.GetValueOrDefault(term.Name);
        if (term.Children.IsEmpty) return term.Layer;
        var layers = term.Children.Select(child => LayerOf(rule, child)).ToList();
        if (term.Operator.TryGetLayer(layers, out var layer)) return layer;
        var two = layers.OfType<string>().Distinct().ToList();
        Report(rule, two[0], two[1]);
        return null;
    }

    private void Report(Nonterminal rule, string? first, string? second)
    {
        if (!_reported.Add(rule.Name)) return;
        var name = grammar.Rules.FirstOrDefault(syntax => syntax.Name.Text == rule.Name)?.Name ?? grammar.Name;
        diagnostics.ReportNonterminalLayers(name.Span, rule.Name, first, second);
    }

    private Term Place(Term term) => term.Operator == Operators.Hole
        ? Term.Hole(term.Name, term.Type, term.Parameter, _layers.GetValueOrDefault(term.Name))
        : term.WithChildren([.. term.Children.Select(Place)]);
}
