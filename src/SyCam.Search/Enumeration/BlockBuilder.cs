using SyCam.Grammar.Typing;
using SyCam.Search.Probing;

namespace SyCam.Search.Enumeration;

/// <summary>Builds blocks: values and fingerprints of all terms of a block. Reads finished levels only; one for each
/// thread.</summary>
/// <param name="banks">The terms so far.</param>
/// <param name="evaluator">Computes values.</param>
/// <param name="usesLaws">Whether what a law makes equal to another term may be left out.</param>
internal sealed class BlockBuilder(TermBank[] banks, ProbeEvaluator evaluator, bool usesLaws)
{
    private readonly ProductionScratch?[] _scratch =
        new ProductionScratch?[banks.Sum(bank => bank.Productions.Length)];

    private readonly Dictionary<int, Stack<ProbeValues>> _free = [];
    private ProbeValues _result = new(0);

    /// <summary>Fills the block.</summary>
    public void Build(TermBlock block)
    {
        var production = block.Production;
        var holes = production.Holes.Length;
        if (_result.Length != evaluator.Probes.Length(production.Type))
            _result = new ProbeValues(evaluator.Probes.Length(production.Type));
        var parts = new int[holes];
        var values = new ProbeValues[holes];
        if (holes == 0)
        {
            Finish(block, parts, values);
            return;
        }

        var outer = banks[production.Holes[block.Outer]];
        for (var term = block.First; term < block.End; term++)
        {
            if (usesLaws && production.IsIdempotent && outer.ProductionOf(term) == production) continue;
            parts[block.Outer] = term;
            values[block.Outer] = Values(outer, term, out var isRented);
            FillHoles(block, 0, parts, values);
            if (isRented) Return(values[block.Outer]);
        }
    }

    /// <summary>The values of a term: those at hand, or computed into <paramref name="result"/>.</summary>
    public void Compute(TermBank bank, int term, ProbeValues result)
    {
        var production = bank.ProductionOf(term);
        var parts = bank.PartsOf(term);
        var values = new ProbeValues[parts.Length];
        var rented = new bool[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            values[i] = Values(banks[production.Holes[i]], parts[i], out rented[i]);
        production.Evaluate(values, ScratchOf(production), result);
        for (var i = 0; i < parts.Length; i++)
            if (rented[i]) Return(values[i]);
    }

    private void FillHoles(TermBlock block, int hole, int[] parts, ProbeValues[] values)
    {
        var production = block.Production;
        if (hole == parts.Length)
        {
            Finish(block, parts, values);
            return;
        }

        if (hole == block.Outer)
        {
            FillHoles(block, hole + 1, parts, values);
            return;
        }

        var bank = banks[production.Holes[hole]];
        var (first, end) = bank.Level(block.Costs[hole]);
        // x + y is y + x: of two terms of one cost the later one is the outer one.
        if (production.IsCommutative && block.Costs[0] == block.Costs[1]) end = parts[block.Outer] + 1;
        for (var term = first; term < end; term++)
        {
            // x + (y + z) is (x + y) + z, where z can be chosen so that it is no sum.
            if (usesLaws && production.IsAssociative && bank.ProductionOf(term) == production) continue;
            parts[hole] = term;
            values[hole] = Values(bank, term, out var isRented);
            FillHoles(block, hole + 1, parts, values);
            if (isRented) Return(values[hole]);
        }
    }

    private void Finish(TermBlock block, int[] parts, ProbeValues[] values)
    {
        var production = block.Production;
        Unit? unit = null;
        if (production.UsesUnits && !TryGetUnit(production, parts, out unit)) return;
        production.Evaluate(values, ScratchOf(production), _result);
        block.Add(parts, _result.Fingerprint, unit);
    }

    private bool TryGetUnit(CompiledProduction production, int[] parts, out Unit? unit)
    {
        var units = new Unit?[parts.Length];
        for (var i = 0; i < parts.Length; i++) units[i] = banks[production.Holes[i]].UnitOf(parts[i]);
        return production.TryGetUnit(units, out unit);
    }

    private ProbeValues Values(TermBank bank, int term, out bool isRented)
    {
        isRented = term >= bank.Kept.Count;
        if (!isRented) return bank.Kept[term];
        var values = Rent(evaluator.Probes.Length(bank.Type));
        Compute(bank, term, values);
        return values;
    }

    private ProductionScratch ScratchOf(CompiledProduction production) =>
        _scratch[production.Index] ??= production.MakeScratch();

    private ProbeValues Rent(int length) =>
        _free.TryGetValue(length, out var free) && free.TryPop(out var values) ? values : new ProbeValues(length);

    private void Return(ProbeValues values)
    {
        if (!_free.TryGetValue(values.Length, out var free)) _free.Add(values.Length, free = []);
        free.Push(values);
    }
}
