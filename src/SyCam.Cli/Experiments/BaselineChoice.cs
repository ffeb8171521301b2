using SyCam.Grammar.Typing;

namespace SyCam.Cli.Experiments;

/// <summary>Finds the row that all others are compared with.</summary>
internal static class BaselineChoice
{
    /// <summary>The rows' methods, with the baseline behind them where it is not among them, and its name.</summary>
    /// <param name="said">A method as users write it, or the name of maps; null: no baseline.</param>
    /// <param name="methods">The methods that were asked for.</param>
    /// <param name="maps">The names of the maps of other tools.</param>
    /// <param name="grammar">Names the methods.</param>
    /// <exception cref="Eval.InputException">There is no such method.</exception>
    public static (IReadOnlyList<Method> Methods, string? Name) Find(
        string? said, IReadOnlyList<Method> methods, IEnumerable<string> maps, GrammarDefinition grammar)
    {
        if (said is null || maps.Contains(said)) return (methods, said);
        var found = MethodChoice.Find(said, grammar);
        return methods.Any(method => method.Name == found.Name) ? (methods, found.Name) : ([.. methods, found], found.Name);
    }
}
