namespace SyCam.Grammar.Syntax;

/// <summary>One fact: <c>spatially_const(G) when head = "gap-linear"</c>.</summary>
/// <param name="Kind">The name of the kind of fact.</param>
/// <param name="Input">The input it speaks of.</param>
/// <param name="Head">The kind of head it needs, without quotes; null when it always holds.</param>
public sealed record FactSyntax(Identifier Kind, Identifier Input, Identifier? Head);
