using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Equivalence;

/// <summary>Finds facts that a statement rests on: none, one, or as many as cannot be left out one by one.</summary>
internal sealed class FactMinimizer(FactSet facts)
{
    /// <summary>Facts under which the statement holds, which it does under all.</summary>
    /// <param name="holds">Decides the statement under some facts.</param>
    /// <param name="about">The terms that it is about: facts of other inputs do not matter.</param>
    public FactSet Find(Func<FactSet, bool> holds, params IReadOnlyList<Term> about)
    {
        var inputs = InputUse.Of(about);
        var needed = facts.All.Where(fact => inputs.Contains(fact.Input)).ToList();
        if (needed.Count == 0) return FactSet.None;
        if (holds(FactSet.None)) return FactSet.None;
        foreach (var fact in needed.Count > 1 ? needed : [])
            if (holds(new FactSet(fact))) return new FactSet(fact);
        // Of two facts, neither alone was enough.
        for (var i = needed.Count - 1; i >= 0 && needed.Count > 2; i--)
        {
            var fewer = needed.Where((_, place) => place != i).ToList();
            if (holds(new FactSet(fewer))) needed = fewer;
        }

        return new FactSet(needed);
    }
}
