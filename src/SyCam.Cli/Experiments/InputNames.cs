using System.Globalization;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Experiments;

/// <summary>Gives every value of the image one name among methods of several grammars.</summary>
internal static class InputNames
{
    /// <summary>
    /// The methods over names that mean the same in all of them: the first to use a name keeps it, and one that means
    /// something else by it gets another.
    /// </summary>
    /// <param name="methods">The methods.</param>
    /// <param name="taken">Inputs whose names have a meaning already.</param>
    public static IReadOnlyList<Method> Unify(
        IEnumerable<Method> methods, params IReadOnlyList<InputDeclaration> taken)
    {
        var meanings = taken.ToDictionary(input => input.Name, input => (input.Source, input.Type), StringComparer.Ordinal);
        return [.. methods.Select(method => Unify(method, meanings))];
    }

    private static Method Unify(Method method, Dictionary<string, (InputSource Source, TermType Type)> meanings)
    {
        Dictionary<string, InputSource> sources = new(StringComparer.Ordinal);
        Term Rename(Term term)
        {
            if (term.Operator != Operators.Input) return term.WithChildren([.. term.Children.Select(Rename)]);
            var meaning = (method.Sources[term.Name], term.Type);
            var name = term.Name;
            for (var i = 2; meanings.TryGetValue(name, out var taken) && taken != meaning; i++)
                name = string.Create(CultureInfo.InvariantCulture, $"{term.Name}_{i}");
            meanings[name] = meaning;
            sources[name] = meaning.Item1;
            return Term.Input(name, term.Type, term.Layer);
        }

        var renamed = Rename(method.Term);
        return method with { Term = renamed, Sources = sources };
    }
}
