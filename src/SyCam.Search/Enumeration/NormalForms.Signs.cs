using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <content>Positive part and absolute value: factors of known sign come out.</content>
public sealed partial class NormalForms
{
    private Term Relu(Term operand)
    {
        var sign = FactsOf(operand).Sign;
        if (sign.IsNonNegative()) return operand;
        if (sign.IsNonPositive()) return Zero;
        var (outside, inside) = TakeOutSigned(operand);
        if (inside.Operator == Operators.Constant) return inside.Value.Sign > 0 ? outside : Zero;
        return Product([outside, Intern(Term.Of(Operators.Relu, inside))]);
    }

    private Term Abs(Term operand)
    {
        var sign = FactsOf(operand).Sign;
        if (sign.IsNonNegative()) return operand;
        if (sign.IsNonPositive()) return Product([Number(-Rational.One), operand]);
        var (outside, inside) = TakeOutSigned(operand);
        var core = SplitCoefficient(inside).Core;
        return core == One ? outside : Product([outside, Intern(Term.Of(Operators.Abs, core))]);
    }

    // operand = outside * inside with outside >= 0: relu(f*x) = f*relu(x) and |f*x| = f*|x| for f >= 0, at 0 too.
    // An odd power gives up its even part; a factor <= 0 comes out with its sign turned and turns the sign inside.
    private (Term Outside, Term Inside) TakeOutSigned(Term operand)
    {
        var factors = Factors.Of(operand);
        var outside = new List<(Term Base, int Over, int Under)>();
        var inside = new List<(Term Base, int Over, int Under)>();
        var turned = factors.Coefficient.Sign;
        var turnedOutside = 1;
        foreach (var (factor, over, under) in factors.Powers)
        {
            var sign = FactsOf(factor).Sign;
            var even = (over + under) % 2 == 0;
            if (even || sign.IsNonNegative())
            {
                outside.Add((factor, over, under));
                continue;
            }

            if (sign.IsNonPositive())
            {
                outside.Add((factor, over, under));
                turned = -turned;
                turnedOutside = -turnedOutside;
                continue;
            }

            if (over + under > 1) outside.Add((factor, Math.Max(over - 1, 0), Math.Max(under - 1, 0)));
            inside.Add((factor, Math.Min(over, 1), Math.Min(under, 1)));
        }

        var scale = factors.Coefficient.Sign < 0 ? -factors.Coefficient : factors.Coefficient;
        return (
            Scale(turnedOutside < 0 ? -scale : scale, Product(outside)),
            Scale(new Rational(turned), Product(inside)));
    }
}
