using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>All kept terms of one nonterminal, by cost.</summary>
internal sealed class NonterminalBank(string name, TermType type, CompiledProduction[] productions)
{
    private readonly List<List<BankEntry>> _levels = [];

    public string Name => name;

    public TermType Type => type;

    public CompiledProduction[] Productions => productions;

    /// <summary>Every normal form that was built, kept or not, with its derivation's unit: 0 may have any.</summary>
    public HashSet<(Term Term, Unit? Unit)> Seen { get; } = [];

    /// <summary>The representative of each value and unit.</summary>
    public Dictionary<(Fingerprint Value, Unit? Unit), BankEntry> ByValue { get; } = [];

    /// <summary>The kept terms of a cost, in the order in which they were first built.</summary>
    public List<BankEntry> Level(int cost)
    {
        while (_levels.Count <= cost) _levels.Add([]);
        return _levels[cost];
    }
}
