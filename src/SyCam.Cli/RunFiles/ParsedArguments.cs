using System.CommandLine;
using System.CommandLine.Parsing;

namespace SyCam.Cli.RunFiles;

/// <summary>A parsed command line.</summary>
/// <param name="Result">What was parsed.</param>
/// <param name="Places">Where a run file sets an option.</param>
internal sealed record ParsedArguments(ParseResult Result, IReadOnlyDictionary<Option, string> Places)
{
    /// <summary>The mistakes; those of a run file begin with their place.</summary>
    public IEnumerable<string> Mistakes => Result.Errors.Select(error =>
        OptionOf(error.SymbolResult) is { } option && Places.TryGetValue(option, out var place)
            ? $"{place}: {error.Message}"
            : error.Message);

    private static Option? OptionOf(SymbolResult? result) => result switch
    {
        OptionResult option => option.Option,
        { Parent: { } parent } => OptionOf(parent),
        _ => null,
    };
}
