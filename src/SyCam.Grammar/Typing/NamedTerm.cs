using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>A baseline: a map that the literature has a name for.</summary>
/// <param name="Name">The usual name, such as <c>GradCAM</c>.</param>
/// <param name="Term">Its expression, with every <c>let</c> put in place.</param>
public sealed record NamedTerm(string Name, Term Term);
