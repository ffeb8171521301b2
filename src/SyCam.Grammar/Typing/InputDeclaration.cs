using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>An input that a grammar declares: a value of the image that the model provides.</summary>
/// <param name="Name">The name in expressions, such as <c>A</c>.</param>
/// <param name="Type">Which axes it has.</param>
/// <param name="Source">Where its values come from: the word after <c>from</c>, or what the name stands for by custom
/// (<c>A</c>: activation, <c>G</c>: gradient), with the layer and the target.</param>
/// <param name="Cost">The cost of one use, at least 0.</param>
/// <param name="IsNonNegative">Declared <c>nonneg</c>; checked on every image read.</param>
/// <param name="Unit">The declared unit, or null when none is given.</param>
public sealed record InputDeclaration(
    string Name, TermType Type, InputSource Source, int Cost, bool IsNonNegative, Unit? Unit)
{
    /// <summary>The least value, as declared by <c>in</c>; null when it is not.</summary>
    public Rational? LowerBound { get; init; }

    /// <summary>The greatest value, as declared by <c>in</c>; null when it is not.</summary>
    public Rational? UpperBound { get; init; }

    /// <summary>The input as a term.</summary>
    public Term Term => Term.Input(Name, Type, Source.TermLayer);
}
