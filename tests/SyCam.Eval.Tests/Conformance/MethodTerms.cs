using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>The named methods as users get them: those of grammars/std/cam.sycam.</summary>
internal static class MethodTerms
{
    private static readonly Lazy<GrammarDefinition> Library = new(() =>
    {
        var path = Path.Combine(ReferenceData.RepositoryRoot, "grammars", "std", "cam.sycam");
        var reading = GrammarReader.ReadFile(path);
        return reading.Definition ?? throw new InvalidOperationException(reading.Report());
    });

    /// <summary>The names of all methods.</summary>
    internal static IEnumerable<string> Names => Library.Value.Library.Select(method => method.Name);

    /// <summary>For each input the terminal that it comes from.</summary>
    internal static IReadOnlyDictionary<string, InputSource> Sources { get; } =
        Library.Value.LibraryInputs.ToDictionary(input => input.Name, input => input.Source);

    /// <summary>The term of a method, or null when there is none of that name.</summary>
    internal static Term? Find(string method) =>
        Library.Value.Library.FirstOrDefault(item => item.Name == method)?.Term;
}
