using Sprache;

namespace SyCam.Grammar.Syntax;

/// <summary>The Sprache grammar of the block <c>rules</c>.</summary>
internal static class RuleParsers
{
    private static readonly Parser<Identifier> Method =
        from first in Lexemes.Name("a form of proof")
        from rest in Committed.Many(
            from sign in Lexemes.Sign("-") from word in Lexemes.Name("a form of proof") select word)
        select rest.Aggregate(first, (all, part) => new Identifier($"{all.Text}-{part.Text}", all.Span.To(part.Span)));

    private static readonly Parser<RuleStatusSyntax> Proved =
        from word in Lexemes.Word("proved")
        from open in Lexemes.Sign("(")
        from method in Method
        from comma in Lexemes.Sign(",")
        from time in Lexemes.Number
        from unit in Lexemes.Word("ms")
        from hash in Committed.Maybe(from comma in Lexemes.Sign(",") from text in Lexemes.Quoted select text)
        from close in Lexemes.Sign(")")
        select new RuleStatusSyntax(method, time, hash, word.Span.To(close.Span));

    private static readonly Parser<RuleStatusSyntax> Tested =
        from word in Lexemes.Word("tested")
        from open in Lexemes.Sign("(")
        from count in Lexemes.Number
        from close in Lexemes.Sign(")")
        select new RuleStatusSyntax(null, count, null, word.Span.To(close.Span));

    private static readonly Parser<IReadOnlyList<FactSyntax>> Conditions =
        from word in Lexemes.Word("under")
        from first in StatementParsers.FactOnly
        from rest in Committed.Many(
            from comma in Lexemes.Sign(",") from fact in StatementParsers.FactOnly select fact)
        select (IReadOnlyList<FactSyntax>)[first, .. rest];

    /// <summary>One line of <c>rules</c>.</summary>
    public static readonly Parser<TermRuleSyntax> Rule =
        from name in Lexemes.Name("the name of a rule")
        from colon in Lexemes.Sign(":")
        from left in ExpressionParser.Expression
        from sign in Lexemes.Sign("==")
        from right in ExpressionParser.Expression
        from conditions in Committed.Maybe(Conditions)
        from status in Committed.Maybe(Committed.OneOf(Proved, Tested))
        from end in StatementParsers.End("`under`, `proved`, `tested` or the next rule")
        select new TermRuleSyntax(
            name, left, right, conditions ?? [], status,
            name.Span.To(status?.Span ?? (conditions is null ? right.Span : conditions[^1].Span)));
}
