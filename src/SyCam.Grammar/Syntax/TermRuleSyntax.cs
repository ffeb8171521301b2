using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>One line of <c>rules</c>: <c>name : left == right under fact proved(...)</c>.</summary>
/// <param name="Name">The rule's name.</param>
/// <param name="Left">The left-hand side.</param>
/// <param name="Right">The right-hand side.</param>
/// <param name="Conditions">What its variables must meet.</param>
/// <param name="Status">How well it is supported, or null where nothing is said.</param>
/// <param name="Span">From the name to the end.</param>
public sealed record TermRuleSyntax(
    Identifier Name,
    ExpressionSyntax Left,
    ExpressionSyntax Right,
    IReadOnlyList<FactSyntax> Conditions,
    RuleStatusSyntax? Status,
    SourceSpan Span);
