using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Experiments;

/// <summary>A map that the user asked for.</summary>
/// <param name="Name">What tables and captions call it.</param>
/// <param name="Term">Its expression.</param>
/// <param name="Sources">For each input of the expression the terminal that it comes from.</param>
/// <param name="Notes">Where it comes from and how it scored, for people.</param>
internal sealed record Method(
    string Name, Term Term, IReadOnlyDictionary<string, InputSource> Sources, IReadOnlyList<string> Notes)
{
    /// <summary>The name of the network that a run found it on; null where no run did.</summary>
    public string? Home { get; init; }
}
