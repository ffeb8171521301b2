using System.Diagnostics;
using System.Text;
using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Targets;

/// <summary>Writes targets in the language's own syntax.</summary>
internal static class TargetPrinter
{
    private const int SumLevel = 1;
    private const int ProductLevel = 2;
    private const int AtomLevel = 3;
    private static readonly Rational MinusOne = new(-1);

    /// <summary>The target's text.</summary>
    public static string Print(TargetExpression target)
    {
        var text = new StringBuilder();
        Write(text, target, SumLevel);
        return text.ToString();
    }

    private static void Write(StringBuilder text, TargetExpression target, int outer)
    {
        var isOpen = Level(target) < outer;
        if (isOpen) text.Append('(');
        switch (target)
        {
            case TargetNumber number:
                text.Append(number.Value);
                break;
            case TargetScalar { Kind.Argument: TargetArgument.None } scalar:
                text.Append(scalar.Kind.Word);
                break;
            case TargetScalar scalar:
                text.Append(scalar.Kind.Word).Append('(').Append(scalar.Argument).Append(')');
                break;
            case TargetCall call:
                text.Append(call.Function.ToName()).Append('(');
                Write(text, call.Operand, SumLevel);
                text.Append(')');
                break;
            case TargetSum sum:
                WriteSum(text, sum);
                break;
            case TargetProduct product:
                WriteProduct(text, product);
                break;
            case TargetQuotient quotient:
                Write(text, quotient.Left, ProductLevel);
                text.Append(" / ");
                Write(text, quotient.Right, AtomLevel);
                break;
            default:
                throw new UnreachableException($"{target.GetType()} has no text");
        }

        if (isOpen) text.Append(')');
    }

    private static void WriteSum(StringBuilder text, TargetSum sum)
    {
        Write(text, sum.Left, SumLevel);
        if (Opposite(sum.Right) is { } opposite)
        {
            text.Append(" - ");
            Write(text, opposite, ProductLevel);
            return;
        }

        text.Append(" + ");
        Write(text, sum.Right, ProductLevel);
    }

    private static void WriteProduct(StringBuilder text, TargetProduct product)
    {
        if (Opposite(product) is { } opposite)
        {
            text.Append('-');
            Write(text, opposite, ProductLevel);
            return;
        }

        // A number over something needs no 1: 2 / x.
        if (product is { Left: TargetNumber factor, Right: TargetQuotient { Left: TargetNumber } quotient })
        {
            text.Append(factor.Value).Append(" / ");
            Write(text, quotient.Right, AtomLevel);
            return;
        }

        Write(text, product.Left, ProductLevel);
        text.Append(" * ");
        // What a number multiplies is read as if the number belonged to its first factor, which comes to the same.
        Write(text, product.Right, product.Left is TargetNumber ? ProductLevel : AtomLevel);
    }

    // What stands behind the minus sign, for a number or a product that begins with a negative one.
    private static TargetExpression? Opposite(TargetExpression target) => target switch
    {
        TargetNumber { Value.Sign: < 0 } number => new TargetNumber(-number.Value),
        TargetProduct { Left: TargetNumber { Value.Sign: < 0 } factor } product =>
            factor.Value == MinusOne ? product.Right : new TargetProduct(new TargetNumber(-factor.Value), product.Right),
        _ => null,
    };

    private static int Level(TargetExpression target) => target switch
    {
        TargetSum => SumLevel,
        TargetProduct or TargetQuotient => ProductLevel,
        TargetNumber number when number.Value.Sign < 0 || number.Value.Denominator != 1 => ProductLevel,
        _ => AtomLevel,
    };
}
