using SyCam.Grammar.Text;

namespace SyCam.Grammar.Typing;

/// <summary>The grammar has so many derivations at most; <see cref="GrammarCounter"/> decides it.</summary>
/// <param name="MaxCost">Derivations up to this cost count.</param>
/// <param name="Bound">The greatest number of them.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CountExpectation(int MaxCost, int Bound, SourceSpan Span) : Expectation(Span);
