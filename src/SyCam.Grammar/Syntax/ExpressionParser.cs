using Sprache;
using SyCam.Grammar.Text;

namespace SyCam.Grammar.Syntax;

/// <summary>The Sprache grammar of expressions, from the loosest binding to the tightest.</summary>
internal static class ExpressionParser
{
    // Sprache's own Ref keeps a memo per place against left recursion, which this grammar does not have.
    private static readonly Parser<ExpressionSyntax> Nested = input => Expression!(input);

    private static readonly Parser<ExpressionSyntax> Number =
        Lexemes.Number.Select(number => new NumberSyntax(number.Text, number.Span));

    private static readonly Parser<IReadOnlyList<ExpressionSyntax>> Arguments =
        from first in Nested
        from all in ArgumentsAfter(first)
        select all;

    private static readonly Parser<ExpressionSyntax> NameOrCall =
        from name in Lexemes.Name("a name")
        from call in Committed.Maybe(
            from open in Lexemes.Sign("(")
            from arguments in Committed.OneOf(
                Lexemes.Sign(")").Select(close => new CallSyntax(name, [], name.Span.To(close.Span))),
                from first in Nested
                from semicolon in Committed.Maybe(Lexemes.Sign(";"))
                from arguments in semicolon is null ? ArgumentsAfter(first) : Arguments
                from close in Lexemes.Sign(")")
                select new CallSyntax(name, arguments, name.Span.To(close.Span))
                {
                    Setting = semicolon is null ? null : first,
                })
            select arguments)
        select call ?? (ExpressionSyntax)new NameSyntax(name);

    private static readonly Parser<ExpressionSyntax> Parenthesized =
        from open in Lexemes.Sign("(")
        from inner in Nested
        from close in Lexemes.Sign(")")
        select new ParenthesizedSyntax(inner, open.Span.To(close.Span));

    private static readonly Parser<ExpressionSyntax> Atom =
        Expecting("an operand", Committed.OneOf(Number, NameOrCall, Parenthesized));

    private static readonly Parser<ExpressionSyntax> Power =
        from operand in Atom
        from exponent in Committed.Maybe(
            from sign in Lexemes.Sign("^")
            from exponent in Expecting("a whole exponent", Committed.OneOf(
                Number, Lexemes.Name("").Select(name => (ExpressionSyntax)new NameSyntax(name))))
            select exponent)
        select exponent is null ? operand : new PowerSyntax(operand, exponent, operand.Span.To(exponent.Span));

    private static readonly Parser<ExpressionSyntax> NegatedFactor =
        from sign in Lexemes.Sign("-")
        from operand in Power
        select new NegationSyntax(operand, sign.Span.To(operand.Span));

    private static readonly Parser<ProductOperandSyntax> Factor =
        from sign in Committed.OneOf(Lexemes.Sign("*"), Lexemes.Sign("/"))
        from operand in Expecting("an operand", Committed.OneOf(NegatedFactor, Power))
        select new ProductOperandSyntax(operand, sign.Text == "/");

    private static readonly Parser<ExpressionSyntax> Product =
        from first in Power
        from rest in Committed.Many(Factor)
        select rest.Count == 0 ? first : new ProductSyntax(
            [new ProductOperandSyntax(first, false), .. rest], first.Span.To(rest[^1].Operand.Span));

    // The sign of a product is that of the whole product, as in -x * y, so that numbers keep their sign: -2 * x.
    private static readonly Parser<ExpressionSyntax> SignedProduct = Expecting("an operand", Committed.OneOf(
        from sign in Lexemes.Sign("-")
        from operand in Product
        select (ExpressionSyntax)new NegationSyntax(operand, sign.Span.To(operand.Span)),
        Product));

    private static readonly Parser<SumOperandSyntax> Summand =
        from sign in Committed.OneOf(Lexemes.Sign("+"), Lexemes.Sign("-"))
        from operand in SignedProduct
        select new SumOperandSyntax(operand, sign.Text == "-");

    private static readonly Parser<ExpressionSyntax> Sum =
        from first in SignedProduct
        from rest in Committed.Many(Summand)
        select rest.Count == 0 ? first : new SumSyntax(
            [new SumOperandSyntax(first, false), .. rest], first.Span.To(rest[^1].Operand.Span));

    private static readonly Parser<ExpressionSyntax> Let =
        from word in Lexemes.Word("let")
        from name in Lexemes.Name("the name of a variable")
        from equal in Lexemes.Sign("=")
        from value in Nested
        from inner in Lexemes.Word("in")
        from body in Nested
        select new LetSyntax(name, value, body, word.Span.To(body.Span));

    /// <summary>An expression.</summary>
    public static readonly Parser<ExpressionSyntax> Expression =
        Expecting("an expression", Committed.OneOf(Let, Sum));

    private static Parser<IReadOnlyList<ExpressionSyntax>> ArgumentsAfter(ExpressionSyntax first) =>
        from rest in Committed.Many(
            from comma in Lexemes.Sign(",") from argument in Nested select argument)
        select (IReadOnlyList<ExpressionSyntax>)[first, .. rest];

    // Named only at its first token: deeper failures keep their own expectations.
    private static Parser<ExpressionSyntax> Expecting(string name, Parser<ExpressionSyntax> parser) =>
        parser.Named(name);
}
