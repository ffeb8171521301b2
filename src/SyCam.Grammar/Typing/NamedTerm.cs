using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>A named method: a map that the literature has a name for.</summary>
/// <param name="Name">The usual name, such as <c>GradCAM</c>.</param>
/// <param name="Term">Its expression, with every <c>let</c> put in place.</param>
public sealed record NamedTerm(string Name, Term Term)
{
    /// <summary>Its other names, such as <c>Grad-CAM</c>; those that are words do for expressions too.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Where it is defined: a paper or code; null when that is not given.</summary>
    public string? Source { get; init; }

    /// <summary>What else a user should know of it, or null.</summary>
    public string? Note { get; init; }
}
