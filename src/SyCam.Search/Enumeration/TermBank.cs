using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>
/// The kept terms of one nonterminal, numbered by rising cost. A term is the production that made it and the numbers of
/// what fills its holes; its expression, normal form and values are made from these when they are wanted.
/// </summary>
internal sealed class TermBank(string name, TermType type, CompiledProduction[] productions)
{
    private const int FirstRoom = 16;

    private readonly int _stride = productions.Max(production => production.Holes.Length);
    private readonly FingerprintIndex _values = new();
    private readonly List<int> _levels = [];
    private readonly List<ProbeValues> _kept = [];
    private readonly Dictionary<int, Unit> _units = [];
    private ushort[] _productions = new ushort[FirstRoom];
    private int[] _parts = new int[FirstRoom];

    public string Name => name;

    public TermType Type => type;

    public CompiledProduction[] Productions => productions;

    /// <summary>The number of terms.</summary>
    public int Count => _values.Count;

    /// <summary>Terms added from now on are of the next cost, from 0.</summary>
    public void StartLevel() => _levels.Add(Count);

    /// <summary>The numbers of the terms of a cost: from the first to before the end.</summary>
    public (int First, int End) Level(int cost) => cost >= _levels.Count ? (Count, Count)
        : (_levels[cost], cost + 1 < _levels.Count ? _levels[cost + 1] : Count);

    /// <summary>The term with these values, -1 when there is none.</summary>
    public int Find(Fingerprint value) => _values.Find(value);

    /// <summary>The values of a term, as what is the same in equal terms.</summary>
    public Fingerprint ValueOf(int term) => _values[term];

    /// <summary>Adds a term with values that no other has.</summary>
    public void Add(Fingerprint value, CompiledProduction production, ReadOnlySpan<int> parts, Unit? unit)
    {
        var term = Count;
        if (term == _productions.Length) Array.Resize(ref _productions, term + (term / 2));
        if ((term + 1) * _stride > _parts.Length) Array.Resize(ref _parts, (term + (term / 2) + 1) * _stride);
        _productions[term] = (ushort)Array.IndexOf(productions, production);
        parts.CopyTo(_parts.AsSpan(term * _stride));
        if (unit is not null) _units.Add(term, unit);
        _values.Add(value);
    }

    /// <summary>The production that made a term.</summary>
    public CompiledProduction ProductionOf(int term) => productions[_productions[term]];

    /// <summary>What fills the production's holes: a term of each hole's nonterminal.</summary>
    public ReadOnlySpan<int> PartsOf(int term) =>
        _parts.AsSpan(term * _stride, ProductionOf(term).Holes.Length);

    /// <summary>The unit of a term's derivation; null where units do not matter.</summary>
    public Unit? UnitOf(int term) => _units.GetValueOrDefault(term);

    /// <summary>The values of the terms from the first one on that are at hand.</summary>
    public IReadOnlyList<ProbeValues> Kept => _kept;

    /// <summary>Keeps the values of the first term whose values are not at hand.</summary>
    public void Keep(ProbeValues values) => _kept.Add(values);

    /// <summary>The normal forms that are at hand, by term.</summary>
    public Dictionary<int, Term> Forms { get; } = [];
}
