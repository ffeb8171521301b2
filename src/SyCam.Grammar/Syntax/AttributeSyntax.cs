using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>A word after an input's type, an alternative or a method, with what belongs to it.</summary>
/// <param name="Word"><c>nonneg</c>, <c>in</c>, <c>unit</c>, <c>from</c>, <c>cost</c>, <c>lazy</c>, <c>prior</c>,
/// <c>for</c>, <c>where</c>, <c>target</c>, <c>alias</c>, <c>source</c>, <c>note</c>, or <c>{</c> before laws.</param>
/// <param name="Values">The numbers and names that belong to it.</param>
/// <param name="Span">The word and its values.</param>
public sealed record AttributeSyntax(Identifier Word, IReadOnlyList<Identifier> Values, SourceSpan Span)
{
    /// <summary>The expression after <c>target</c>; null for every other word.</summary>
    public ExpressionSyntax? Expression { get; init; }
}
