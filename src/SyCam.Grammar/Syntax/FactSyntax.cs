using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>One fact: <c>spatially_const(G) when head = "gap-linear"</c>.</summary>
/// <param name="Kind">The name of the kind of fact.</param>
/// <param name="Input">The input it speaks of.</param>
/// <param name="Head">The kind of head it needs, without quotes; null when it always holds.</param>
/// <param name="Span">From the kind to the closing parenthesis.</param>
public sealed record FactSyntax(Identifier Kind, Identifier Input, Identifier? Head, SourceSpan Span);
