using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <summary>
/// A product taken apart: a coefficient, powers above the line and powers below it. Division is total, so 1/x is 0 at
/// x = 0; with that 1/(1/x) = x, 1/(x*y) = (1/x)*(1/y) and x*x*(1/x) = x hold everywhere, x*(1/x) = 1 does not.
/// </summary>
internal sealed class Factors
{
    private readonly List<(Term Base, int Over, int Under)> _powers = [];

    public Rational Coefficient { get; set; } = Rational.One;

    /// <summary>The powers by rising base; a base is both over and under the line only as x/x.</summary>
    public IReadOnlyList<(Term Base, int Over, int Under)> Powers => _powers;

    public static Factors Of(Term term, int exponent = 1)
    {
        var factors = new Factors();
        factors.Multiply(term, exponent);
        factors.Collect();
        return factors;
    }

    /// <summary>Multiplies by a normal form to a power, which may be negative but not 0.</summary>
    public void Multiply(Term term, int exponent)
    {
        if (term.Operator == Operators.Constant) MultiplyNumber(term.Value, exponent);
        else if (term.Operator == Operators.Pow) Multiply(term.Children[0], exponent * term.Parameter);
        else if (term.Operator == Operators.Mul)
        {
            foreach (var child in term.Children) Multiply(child, exponent);
        }
        else if (term.Operator == Operators.Div0)
        {
            Multiply(term.Children[0], exponent);
            Multiply(term.Children[1], -exponent);
        }
        else
        {
            _powers.Add((term, Math.Max(exponent, 0), Math.Max(-exponent, 0)));
        }
    }

    /// <summary>Sorts the powers and joins those of equal bases.</summary>
    public void Collect()
    {
        _powers.Sort(static (a, b) => a.Base.CompareTo(b.Base));
        var kept = 0;
        for (var i = 0; i < _powers.Count;)
        {
            var (factor, over, under) = _powers[i];
            for (i++; i < _powers.Count && _powers[i].Base.Equals(factor); i++)
                (over, under) = (over + _powers[i].Over, under + _powers[i].Under);
            if (over > under && under > 0) (over, under) = (over - under, 0);
            else if (under > over && over > 0) (over, under) = (0, under - over);
            else if (over > 0 && under > 0) (over, under) = (1, 1);
            _powers[kept++] = (factor, over, under);
        }

        _powers.RemoveRange(kept, _powers.Count - kept);
    }

    private void MultiplyNumber(Rational value, int exponent)
    {
        var power = value.Pow(Math.Abs(exponent));
        Coefficient *= exponent > 0 ? power : Rational.DivideOrZero(Rational.One, power);
    }
}
