using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>Finds methods by any of their names.</summary>
public static class MethodNames
{
    /// <summary>
    /// The method of that name or alias; exact names come before aliases, and both before names that differ in case,
    /// <c>-</c> and <c>_</c> only. Null when there is none.
    /// </summary>
    public static NamedTerm? Find(IEnumerable<NamedTerm> methods, string name)
    {
        var all = methods.ToList();
        var plain = Plain(name);
        return all.FirstOrDefault(method => method.Name == name)
            ?? all.FirstOrDefault(method => method.Aliases.Contains(name))
            ?? all.FirstOrDefault(method => Of(method).Any(other => Plain(other) == plain));
    }

    /// <summary>The name or alias nearest to what was written, or null when none is near.</summary>
    public static string? Nearest(IEnumerable<NamedTerm> methods, string written) =>
        Suggestions.Nearest(written, methods.SelectMany(Of));

    /// <summary>What is the same for names that differ in case, <c>-</c> and <c>_</c> at most.</summary>
    internal static string Plain(string name) =>
        string.Concat(name.Where(letter => letter is not ('-' or '_')).Select(char.ToLowerInvariant));

    private static IEnumerable<string> Of(NamedTerm method) => method.Aliases.Prepend(method.Name);
}
