using SyCam.Eval;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Experiments;

/// <summary>The named methods of the literature, which every command knows whatever grammar it is given.</summary>
internal static class StandardMethods
{
    /// <summary>Where they are defined.</summary>
    public const string Path = "grammars/std/cam.sycam";

    private static readonly Lazy<GrammarDefinition> Definition = new(() =>
    {
        var reading = GrammarReader.ReadFile(GrammarFiles.Locate(Path), GrammarFiles.Roots);
        return reading.Definition ?? throw new InputException(reading.Report().TrimEnd());
    });

    /// <summary>The library.</summary>
    /// <exception cref="InputException">The file is absent or broken.</exception>
    public static GrammarDefinition Library => Definition.Value;
}
