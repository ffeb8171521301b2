using SyCam.Grammar.Typing;
using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>A piece of a level: a production over some terms in one hole and all that fit in the others; and what was
/// built of it. Blocks are built by several threads and taken in by one, in their order.</summary>
/// <param name="production">The production.</param>
/// <param name="costs">The cost of what fills each hole.</param>
/// <param name="outer">The hole of the greatest cost, whose values are computed once for all that go with it.</param>
/// <param name="first">The first term in that hole.</param>
/// <param name="end">The end of the terms in that hole.</param>
internal sealed class TermBlock(CompiledProduction production, int[] costs, int outer, int first, int end)
{
    private readonly List<int> _parts = [];
    private readonly List<Fingerprint> _values = [];
    private readonly List<Unit?> _units = [];

    public CompiledProduction Production => production;

    public int[] Costs => costs;

    public int Outer => outer;

    public int First => first;

    public int End => end;

    /// <summary>The number of terms built.</summary>
    public int Count => _values.Count;

    public Fingerprint ValueOf(int index) => _values[index];

    public Unit? UnitOf(int index) => _units.Count == 0 ? null : _units[index];

    public ReadOnlySpan<int> PartsOf(int index) => System.Runtime.InteropServices.CollectionsMarshal
        .AsSpan(_parts).Slice(index * production.Holes.Length, production.Holes.Length);

    public void Add(ReadOnlySpan<int> parts, Fingerprint value, Unit? unit)
    {
        foreach (var part in parts) _parts.Add(part);
        _values.Add(value);
        if (unit is not null || _units.Count > 0)
        {
            while (_units.Count < _values.Count - 1) _units.Add(null);
            _units.Add(unit);
        }
    }
}
