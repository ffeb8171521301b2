using SyCam.Eval;
using SyCam.Grammar.Text;

namespace SyCam.Cli.Explaining;

/// <summary>The kinds of files by their names.</summary>
internal static class MapFileKinds
{
    /// <summary>The names, by which users choose and the manifest lists them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<MapFileKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>The name of a kind.</summary>
    public static string ToName(this MapFileKind kind) => Names[(int)kind];

    /// <summary>The kinds of a list by commas.</summary>
    /// <exception cref="InputException">One of them is unknown.</exception>
    public static IReadOnlySet<MapFileKind> Read(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).ToHashSet();

    private static MapFileKind One(string name)
    {
        var place = Names.ToList().IndexOf(name);
        if (place >= 0) return (MapFileKind)place;
        throw new InputException(
            $"--save {name}: there is no such file.{Suggestions.Ask(Suggestions.Nearest(name, Names))} Known: {string.Join(", ", Names)}");
    }
}
