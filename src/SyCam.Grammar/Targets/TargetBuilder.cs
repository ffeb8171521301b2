using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Targets;

/// <summary>
/// Builds targets so that one function has one text: numbers are computed, and a product has one number, which stands
/// first. Arithmetic throws <see cref="OverflowException"/> where a number does not fit.
/// </summary>
internal static class TargetBuilder
{
    private static readonly Rational MinusOne = new(-1);

    public static TargetExpression Number(Rational value) => new TargetNumber(value);

    public static TargetExpression Negate(TargetExpression target) => Scale(MinusOne, target);

    public static TargetExpression Add(TargetExpression left, TargetExpression right) =>
        left is TargetNumber a && right is TargetNumber b ? Number(a.Value + b.Value) : new TargetSum(left, right);

    public static TargetExpression Multiply(TargetExpression left, TargetExpression right)
    {
        var (a, x) = Split(left);
        var (b, y) = Split(right);
        return Scale(a * b, x is null ? y : y is null ? x : new TargetProduct(x, y));
    }

    /// <summary>The quotient, whose divisor is not the number 0.</summary>
    public static TargetExpression Divide(TargetExpression left, TargetExpression right)
    {
        var (a, x) = Split(left);
        var (b, y) = Split(right);
        var factor = Rational.DivideOrZero(a, b);
        return Scale(factor, y is null ? x : new TargetQuotient(x ?? Number(Rational.One), y));
    }

    private static TargetExpression Scale(Rational factor, TargetExpression? target)
    {
        if (target is null) return Number(factor);
        var (own, rest) = Split(target);
        var all = factor * own;
        return rest is null || all.IsZero ? Number(all) : all.IsOne ? rest : new TargetProduct(Number(all), rest);
    }

    /// <summary>The number in front and what it multiplies; null when nothing.</summary>
    private static (Rational Factor, TargetExpression? Other) Split(TargetExpression target) => target switch
    {
        TargetNumber number => (number.Value, null),
        TargetProduct { Left: TargetNumber number } product => (number.Value, product.Right),
        _ => (Rational.One, target),
    };
}
