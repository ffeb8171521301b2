using SyCam.Grammar.Syntax;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Checks that the search over a grammar can work: all is reached, derives something and costs.</summary>
internal sealed class GrammarAnalysis(DiagnosticBag diagnostics, GrammarBlockSyntax syntax)
{
    /// <summary>The nonterminals that the start symbol, the first of them, reaches.</summary>
    public IReadOnlyList<Nonterminal> Check(IReadOnlyList<Nonterminal> nonterminals)
    {
        var byName = nonterminals.ToDictionary(item => item.Name);
        var reached = Reach(nonterminals[0], byName);
        foreach (var item in nonterminals.Where(item => !reached.Contains(item.Name)))
            diagnostics.ReportUnused(NameOf(item), nonterminals[0].Name);
        IReadOnlyList<Nonterminal> used = [.. nonterminals.Where(item => reached.Contains(item.Name))];
        var least = LeastCosts(used);
        var barren = used.Where(item => !least.ContainsKey(item.Name)).ToList();
        foreach (var item in barren) diagnostics.ReportDerivesNothing(NameOf(item));
        if (barren.Count == 0) ReportFreeCycles(used, least);
        return used;
    }

    /// <summary>The least cost of a derivation of each nonterminal; absent are those that derive nothing.</summary>
    public static Dictionary<string, long> LeastCosts(IReadOnlyList<Nonterminal> nonterminals)
    {
        var least = new Dictionary<string, long>();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var item in nonterminals)
            {
                foreach (var production in item.Productions)
                {
                    if (!production.Holes.All(hole => least.ContainsKey(hole.Name))) continue;
                    var cost = production.Cost + production.Holes.Sum(hole => least[hole.Name]);
                    if (least.TryGetValue(item.Name, out var known) && known <= cost) continue;
                    least[item.Name] = cost;
                    changed = true;
                }
            }
        }

        return least;
    }

    private static HashSet<string> Reach(Nonterminal start, Dictionary<string, Nonterminal> byName)
    {
        var reached = new HashSet<string> { start.Name };
        var queue = new Queue<Nonterminal>([start]);
        while (queue.TryDequeue(out var item))
        {
            foreach (var hole in item.Productions.SelectMany(production => production.Holes))
                if (reached.Add(hole.Name)) queue.Enqueue(byName[hole.Name]);
        }

        return reached;
    }

    // From X to Y at cost 0: X has an alternative with Y in it that costs nothing, and the rest of it can cost nothing.
    private void ReportFreeCycles(IReadOnlyList<Nonterminal> nonterminals, Dictionary<string, long> least)
    {
        var edges = nonterminals.ToDictionary(item => item.Name, item => item.Productions
            .Where(production => production.Cost == 0)
            .SelectMany(production => production.Holes.Where(hole =>
                production.Holes.Sum(other => least[other.Name]) - least[hole.Name] == 0))
            .Select(hole => hole.Name).Distinct().ToList());
        var reported = new HashSet<string>();
        foreach (var item in nonterminals)
        {
            if (reported.Contains(item.Name) || FindCycle(item.Name, edges) is not { } cycle) continue;
            reported.UnionWith(cycle);
            diagnostics.ReportFreeCycle(NameOf(item).Span, cycle);
        }
    }

    private static List<string>? FindCycle(string start, Dictionary<string, List<string>> edges)
    {
        var cameFrom = new Dictionary<string, string>();
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in edges[at])
            {
                if (next == start) return PathTo(at, start, cameFrom);
                if (cameFrom.TryAdd(next, at)) queue.Enqueue(next);
            }
        }

        return null;
    }

    private static List<string> PathTo(string last, string start, Dictionary<string, string> cameFrom)
    {
        List<string> path = [start];
        for (var at = last; at != start; at = cameFrom[at]) path.Insert(0, at);
        path.Insert(0, start);
        return path;
    }

    // What is inherited stands in another file: the grammar's name is the place here.
    private Identifier NameOf(Nonterminal item) =>
        syntax.Rules.FirstOrDefault(rule => rule.Name.Text == item.Name)?.Name ?? new(item.Name, syntax.Name.Span);
}
