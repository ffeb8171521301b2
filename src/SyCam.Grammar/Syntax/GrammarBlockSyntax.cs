namespace SyCam.Grammar.Syntax;

/// <summary>The block <c>grammar Name : type { ... }</c>.</summary>
/// <param name="Name">The grammar's name, also that of its start symbol.</param>
/// <param name="Type">The name of the start symbol's type.</param>
/// <param name="Rules">The rules in order.</param>
public sealed record GrammarBlockSyntax(Identifier Name, Identifier Type, IReadOnlyList<RuleSyntax> Rules);
