using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>An input that a grammar declares: a value of the image that the model provides.</summary>
/// <param name="Name">The name in expressions, such as <c>A</c>.</param>
/// <param name="Type">Which axes it has.</param>
/// <param name="Source">Where its values come from: the word after <c>from</c>, or what the name stands for by custom
/// (<c>A</c>: activation, <c>G</c>: gradient), with the layer and the target.</param>
/// <param name="Cost">The cost of one use, at least 0.</param>
/// <param name="IsNonNegative">Declared <c>nonneg</c>; checked on every image read.</param>
/// <param name="Unit">The declared unit as text (<c>a</c>, <c>1/a</c>), or null when none is given.</param>
public sealed record InputDeclaration(
    string Name, TermType Type, InputSource Source, int Cost, bool IsNonNegative, string? Unit)
{
    /// <summary>The input as a term.</summary>
    public Term Term => Term.Input(Name, Type, Source.TermLayer);
}
