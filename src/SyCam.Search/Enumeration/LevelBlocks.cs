namespace SyCam.Search.Enumeration;

/// <summary>Cuts what is to be built of a level into blocks, always in the same order.</summary>
/// <param name="banks">The finished levels.</param>
/// <param name="size">About how many terms a block builds; at least those over one term in its outer hole.</param>
internal sealed class LevelBlocks(TermBank[] banks, int size)
{
    /// <summary>The blocks of all productions of a nonterminal at a cost.</summary>
    public IEnumerable<TermBlock> Of(TermBank bank, int cost)
    {
        foreach (var production in bank.Productions)
        {
            var budget = cost - production.Cost;
            if (budget < 0 || (production.Holes.Length == 0 && budget != 0)) continue;
            foreach (var costs in Splits(production, budget))
                foreach (var block in Cut(production, costs)) yield return block;
        }
    }

    private IEnumerable<TermBlock> Cut(CompiledProduction production, int[] costs)
    {
        if (costs.Length == 0)
        {
            yield return new TermBlock(production, costs, 0, 0, 0);
            yield break;
        }

        var outer = Array.IndexOf(costs, costs.Max());
        long others = 1;
        for (var i = 0; i < costs.Length; i++)
            if (i != outer) others *= Count(production, i, costs[i]);
        if (others == 0) yield break;
        var (first, end) = banks[production.Holes[outer]].Level(costs[outer]);
        var step = (int)Math.Max(1, size / others);
        for (var start = first; start < end; start += step)
            yield return new TermBlock(production, costs, outer, start, Math.Min(start + step, end));
    }

    private int Count(CompiledProduction production, int hole, int cost)
    {
        var (first, end) = banks[production.Holes[hole]].Level(cost);
        return end - first;
    }

    // All ways to share the budget among the holes; of two that may be swapped the first gets no less.
    private static IEnumerable<int[]> Splits(CompiledProduction production, int budget)
    {
        var count = production.Holes.Length;
        if (count == 0) return [[]];
        return Shares(count, budget).Where(costs => !production.IsCommutative || costs[0] >= costs[1]);
    }

    private static IEnumerable<int[]> Shares(int count, int budget) => count == 1
        ? [[budget]]
        : Enumerable.Range(0, budget + 1).SelectMany(first =>
            Shares(count - 1, budget - first).Select(rest => (int[])[first, .. rest]));
}
