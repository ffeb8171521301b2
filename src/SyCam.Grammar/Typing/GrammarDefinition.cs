using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>A grammar that was read, checked and typed without a mistake: what the search enumerates.</summary>
/// <param name="Name">The name after <c>grammar</c>.</param>
/// <param name="Inputs">The declared inputs, in the order of the file.</param>
/// <param name="Facts">The declared facts; <c>nonneg</c> on an input counts as an unconditional one.</param>
/// <param name="Nonterminals">The nonterminals, the start symbol first.</param>
/// <param name="Constraints">What every finished candidate must meet.</param>
/// <param name="Baselines">The named methods, in the order of the file.</param>
/// <param name="Hash">SHA-256 of the canonical text, lower-case hex: equal for files that differ in layout and
/// comments only.</param>
public sealed record GrammarDefinition(
    string Name,
    IReadOnlyList<InputDeclaration> Inputs,
    IReadOnlyList<ConditionalFact> Facts,
    IReadOnlyList<Nonterminal> Nonterminals,
    GrammarConstraints Constraints,
    IReadOnlyList<NamedTerm> Baselines,
    string Hash)
{
    /// <summary>The start symbol: of type map.</summary>
    public Nonterminal Start => Nonterminals[0];

    /// <summary>The facts that hold for a model with the given kind of head.</summary>
    public FactSet FactsFor(string head) =>
        new(Facts.Where(fact => fact.Head is null || fact.Head == head).Select(fact => fact.Fact));
}
