using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>forbid nest(div0 in relu)</c>.</summary>
/// <param name="Inner">The operator that must not stand below.</param>
/// <param name="Outer">The operator above it.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ForbidNestSyntax(Identifier Inner, Identifier Outer, SourceSpan Span) : ConstraintSyntax(Span);
