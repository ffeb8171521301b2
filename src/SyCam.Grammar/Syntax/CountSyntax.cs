using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>count max_cost 6 &lt;= 5_000</c>: so many derivations at most up to a cost.</summary>
/// <param name="MaxCost">The cost up to which derivations count.</param>
/// <param name="Bound">The greatest number of them.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CountSyntax(Identifier MaxCost, Identifier Bound, SourceSpan Span) : ExpectationSyntax(Span);
