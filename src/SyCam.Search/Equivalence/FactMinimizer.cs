using SyCam.Grammar.Terms;

namespace SyCam.Search.Equivalence;

/// <summary>Finds how few of the facts a statement rests on: none, one of them, or all.</summary>
internal sealed class FactMinimizer(FactSet facts)
{
    private readonly FactSet[] _smaller = facts.All.Count switch
    {
        0 => [],
        1 => [FactSet.None],
        _ => [FactSet.None, .. facts.All.Select(fact => new FactSet(fact))],
    };

    /// <summary>The first of the smaller sets under which the statement holds; all facts when there is none.</summary>
    public FactSet Find(Func<FactSet, bool> holds) => _smaller.FirstOrDefault(holds) ?? facts;
}
