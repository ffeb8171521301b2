namespace SyCam.Grammar.Syntax;

/// <summary>The block <c>grammar Name : type extends Base { ... }</c>.</summary>
/// <param name="Name">The grammar's name, also that of its start symbol.</param>
/// <param name="Type">The name of the start symbol's type; null when it is that of the extended grammar.</param>
/// <param name="Base">The grammar that is extended, or null.</param>
/// <param name="Rules">The rules and changes of rules in order.</param>
public sealed record GrammarBlockSyntax(
    Identifier Name, Identifier? Type, Identifier? Base, IReadOnlyList<RuleSyntax> Rules);
