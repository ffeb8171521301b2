using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary><c>equal a == b</c>, <c>equal a ~ b under fact</c> or <c>differ a !~ b</c>.</summary>
/// <param name="Left">The left-hand side.</param>
/// <param name="Relation"><c>==</c>, <c>~</c> (equal up to a positive affine map), <c>!=</c> or <c>!~</c>.</param>
/// <param name="Right">The right-hand side.</param>
/// <param name="Under">What is assumed besides the declared facts, or null.</param>
/// <param name="Span">Where it stands.</param>
public sealed record RelationSyntax(
    ExpressionSyntax Left, Identifier Relation, ExpressionSyntax Right, FactSyntax? Under, SourceSpan Span)
    : ExpectationSyntax(Span);
