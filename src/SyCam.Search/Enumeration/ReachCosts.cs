namespace SyCam.Search.Enumeration;

/// <summary>What it still costs to make use of a term: below a cost limit, what cannot be used is not built.</summary>
internal sealed class ReachCosts
{
    public ReachCosts(TermBank[] banks)
    {
        var least = Settle(banks.Length, cost => banks.SelectMany((bank, i) => bank.Productions.Select(rule =>
            (i, Sum([rule.Cost, .. rule.Holes.Select(hole => cost[hole])])))));
        var uses = (from user in Enumerable.Range(0, banks.Length)
                    from rule in banks[user].Productions
                    from place in Enumerable.Range(0, rule.Holes.Length)
                    let others = Sum([rule.Cost, .. rule.Holes.Where((_, i) => i != place).Select(hole => least[hole])])
                    select (Used: rule.Holes[place], User: user, Cost: others)).ToList();
        ToFinish = Settle(banks.Length, cost => uses
            .Select(use => (use.Used, Sum([use.Cost, cost[use.User]])))
            .Prepend((0, 0)));
    }

    /// <summary>For each nonterminal the least cost to add to one of its terms to have a finished map; null when it
    /// is in none.</summary>
    public IReadOnlyList<int?> ToFinish { get; }

    // The least costs that meet all the bounds; each round carries them one step further.
    private static int?[] Settle(int count, Func<int?[], IEnumerable<(int Index, int? Cost)>> bounds)
    {
        var costs = new int?[count];
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var (i, cost) in bounds([.. costs]))
            {
                if (cost is null || costs[i] <= cost) continue;
                costs[i] = cost;
                hasChanged = true;
            }
        }

        return costs;
    }

    private static int? Sum(int?[] costs) => costs.Aggregate((int?)0, (sum, cost) => sum + cost);
}
