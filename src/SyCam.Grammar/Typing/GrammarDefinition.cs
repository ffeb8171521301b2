using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>A grammar that was read, checked and typed without a mistake: what the search enumerates.</summary>
/// <param name="Name">The name after <c>grammar</c>; empty for a library, which has no rules.</param>
/// <param name="Inputs">The inputs that the file declares, in its order, then the imported ones that it uses.</param>
/// <param name="Facts">The declared facts; <c>nonneg</c> on an input counts as an unconditional one.</param>
/// <param name="Nonterminals">The nonterminals, the start symbol first; none for a library.</param>
/// <param name="Constraints">What every finished candidate must meet.</param>
/// <param name="Baselines">The named methods of a run, in the order of the file.</param>
/// <param name="Hash">SHA-256 of the canonical text, lower-case hex: equal for files that differ in layout,
/// comments, and what they say of methods beside their formulas.</param>
public sealed record GrammarDefinition(
    string Name,
    IReadOnlyList<InputDeclaration> Inputs,
    IReadOnlyList<ConditionalFact> Facts,
    IReadOnlyList<Nonterminal> Nonterminals,
    GrammarConstraints Constraints,
    IReadOnlyList<NamedTerm> Baselines,
    string Hash)
{
    /// <summary>All named methods that the file can speak of: its own, then the imported ones.</summary>
    public IReadOnlyList<NamedTerm> Library { get; init; } = [];

    /// <summary>All inputs that the file can speak of: <see cref="Inputs"/>, then the imported ones that it does not
    /// use. Methods of the <see cref="Library"/> may need them.</summary>
    public IReadOnlyList<InputDeclaration> LibraryInputs { get; init; } = [];

    /// <summary>All named targets that the file can speak of: its own, then the imported ones.</summary>
    public IReadOnlyList<NamedTarget> Targets { get; init; } = [];

    /// <summary>The rules of the term algebra that the file holds; they are no part of what is searched.</summary>
    public IReadOnlyList<TermRule> Rules { get; init; } = [];

    /// <summary>True for a file without a <c>grammar</c> block: it has names to use and nothing to search.</summary>
    public bool IsLibrary => Nonterminals.Count == 0;

    /// <summary>True when an alternative has a condition on units.</summary>
    public bool HasConditions =>
        Nonterminals.Any(item => item.Productions.Any(production => production.Condition is not null));

    /// <summary>The start symbol: of type map.</summary>
    /// <exception cref="InvalidOperationException">A library has none.</exception>
    public Nonterminal Start =>
        IsLibrary ? throw new InvalidOperationException("a library has no start symbol") : Nonterminals[0];

    /// <summary>The facts that hold for a model with the given kind of head.</summary>
    public FactSet FactsFor(string head) =>
        new(Facts.Where(fact => fact.Head is null || fact.Head == head).Select(fact => fact.Fact));

    /// <summary>The method of a name or alias, baselines first; case, <c>-</c> and <c>_</c> do not matter. Null when
    /// there is none.</summary>
    public NamedTerm? FindMethod(string name) => MethodNames.Find(Baselines.Concat(Library), name);

    /// <summary>The name or alias of a method that was probably meant, or null.</summary>
    public string? NearestMethod(string written) => MethodNames.Nearest(Baselines.Concat(Library), written);
}
