using Sprache;

namespace SyCam.Grammar.Syntax;

/// <summary>The Sprache grammar of constraints and expectations.</summary>
internal static class ConstraintParsers
{
    private static readonly Parser<Identifier> OperatorName = Committed.OneOf(
        Lexemes.Name("an operator"), Lexemes.Sign("+"), Lexemes.Sign("*"), Lexemes.Sign("^")).Named("an operator");

    private static readonly Parser<ConstraintSyntax> Require =
        from word in Lexemes.Word("require")
        from uses in Lexemes.Word("uses")
        from open in Lexemes.Sign("(")
        from input in Lexemes.Name("the name of an input")
        from close in Lexemes.Sign(")")
        select new RequireSyntax(input, word.Span.To(close.Span));

    private static readonly Parser<ConstraintSyntax> AtMost =
        from word in Lexemes.Word("at_most")
        from count in Lexemes.Number
        from name in OperatorName
        select new AtMostSyntax(count, name, word.Span.To(name.Span));

    private static readonly Parser<ConstraintSyntax> Forbid =
        from word in Lexemes.Word("forbid")
        from what in Committed.OneOf(
            from nest in Lexemes.Word("nest")
            from open in Lexemes.Sign("(")
            from inner in OperatorName
            from within in Lexemes.Word("in")
            from outer in OperatorName
            from close in Lexemes.Sign(")")
            select (ConstraintSyntax)new ForbidNestSyntax(inner, outer, word.Span.To(close.Span)),
            from pattern in ExpressionParser.Expression
            select new ForbidSyntax(pattern, word.Span.To(pattern.Span))).Named("a pattern")
        select what;

    private static readonly Parser<ConstraintSyntax> Limit =
        from word in Committed.OneOf(Lexemes.Word("max_cost"), Lexemes.Word("max_depth"))
        from number in Lexemes.Number
        select new LimitSyntax(word, number, word.Span.To(number.Span));

    private static readonly Parser<ExpectationSyntax> Member =
        from word in Lexemes.Word("member")
        from first in Lexemes.Name("the name of a baseline")
        from rest in Committed.Many(Lexemes.Name("the name of a baseline"))
        select new MemberSyntax([first, .. rest], word.Span.To((rest.Count == 0 ? first : rest[^1]).Span));

    private static readonly Parser<ExpectationSyntax> Relation =
        from word in Committed.OneOf(Lexemes.Word("equal"), Lexemes.Word("differ"))
        from left in ExpressionParser.Expression
        from sign in word.Text == "equal"
            ? Committed.OneOf(Lexemes.Sign("=="), Lexemes.Sign("~"))
            : Committed.OneOf(Lexemes.Sign("!="), Lexemes.Sign("!~"))
        from right in ExpressionParser.Expression
        from under in Committed.Maybe(
            from within in Lexemes.Word("under") from fact in StatementParsers.FactOnly select fact)
        select new RelationSyntax(
            left, sign, right, under, word.Span.To(under is null ? right.Span : under.Span));

    private static readonly Parser<ExpectationSyntax> Count =
        from word in Lexemes.Word("count")
        from limit in Lexemes.Word("max_cost")
        from cost in Lexemes.Number
        from sign in Lexemes.Sign("<=")
        from bound in Lexemes.Number
        select new CountSyntax(cost, bound, word.Span.To(bound.Span));

    /// <summary>One line of <c>constrain</c>.</summary>
    public static readonly Parser<ConstraintSyntax> Constraint =
        from constraint in Committed.OneOf(Require, AtMost, Forbid, Limit)
        from end in StatementParsers.End("the next constraint")
        select constraint;

    /// <summary>One line of <c>expect</c>.</summary>
    public static readonly Parser<ExpectationSyntax> Expectation =
        from expectation in Committed.OneOf(Member, Relation, Count)
        from end in StatementParsers.End("the next expectation")
        select expectation;
}
