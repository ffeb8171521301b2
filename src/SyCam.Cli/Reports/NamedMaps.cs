using SyCam.Cli.Experiments;
using SyCam.Cli.Reports.Results;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Reports;

/// <summary>Tells named methods and controls from what was found, by their texts.</summary>
internal sealed class NamedMaps
{
    private readonly Dictionary<string, string> _controls = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _methods;
    private readonly IReadOnlyList<InputDeclaration> _inputs;
    private readonly DerivationFinder? _derivations;

    /// <summary>The names of a run.</summary>
    /// <param name="controls">As <c>run.json</c> has them: <c>NAME = EXPRESSION; ...</c>.</param>
    /// <param name="grammar">Its baselines are the named methods; null: those of the library are.</param>
    /// <param name="inputs">The inputs that expressions are read with.</param>
    public NamedMaps(string controls, GrammarDefinition? grammar, IReadOnlyList<InputDeclaration> inputs)
    {
        foreach (var control in controls.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = control.Split(" = ", 2);
            if (parts.Length == 2) _controls[parts[1]] = parts[0];
        }

        _methods = (grammar?.Baselines ?? StandardMethods.Library.Baselines.Concat(StandardMethods.Library.Library))
            .ToLookup(method => method.Term.ToString(), method => method.Name, StringComparer.Ordinal);
        _inputs = inputs;
        _derivations = grammar is null ? null : new DerivationFinder(grammar);
    }

    /// <summary>Its kind, as <see cref="ResultRow.Kind"/>.</summary>
    public string KindOf(string map) =>
        _controls.ContainsKey(map) ? ResultRow.Control
        : _methods.Contains(map) ? ResultRow.Baseline
        : ResultRow.Candidate;

    /// <summary>Its names.</summary>
    public IReadOnlyList<string> Of(string map) =>
        _controls.TryGetValue(map, out var name) ? [name] : [.. _methods[map]];

    /// <summary>Its cost in the grammar; null where no grammar is at hand, and for what the grammar derives in another
    /// spelling alone, whose cost the run knows.</summary>
    public int? CostOf(string map)
    {
        if (_derivations is null || TermReader.Read(map, _inputs).Term is not { } term) return null;
        return _derivations.LeastCost(term) ?? (KindOf(map) == ResultRow.Candidate ? null : TermCosts.Of(term, _inputs));
    }
}
