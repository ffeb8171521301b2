using System.Numerics;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <content>Sums: flat, sorted, like terms collected, the common coefficient pulled out.</content>
public sealed partial class NormalForms
{
    private Term Sum(ReadOnlySpan<Term> operands)
    {
        var parts = new List<(Term Core, Rational Coefficient)>();
        var constant = Rational.Zero;
        foreach (var operand in operands) constant += AddParts(parts, operand, Rational.One);
        return Sum(parts, constant);
    }

    private Term Sum(List<(Term Core, Rational Coefficient)> parts, Rational constant)
    {
        CollectLikeTerms(parts);
        if (parts.Count == 0) return Number(constant);
        if (parts.Count == 1 && constant.IsZero) return Scale(parts[0].Coefficient, parts[0].Core);
        var content = Content(parts, constant);
        var terms = new List<Term>(parts.Count + 1);
        foreach (var (core, coefficient) in parts)
            terms.Add(Scale(Rational.DivideOrZero(coefficient, content), core));
        if (!constant.IsZero) terms.Add(Number(Rational.DivideOrZero(constant, content)));
        return Scale(content, Intern(Term.Of(Operators.Add, [.. terms])));
    }

    // Numbers distribute over inner sums so that 2*(x + y) + x is collected; products of terms do not.
    private Rational AddParts(List<(Term Core, Rational Coefficient)> parts, Term term, Rational scale)
    {
        var (coefficient, core) = SplitCoefficient(term);
        coefficient *= scale;
        if (core == One) return coefficient;
        if (core.Operator != Operators.Add)
        {
            parts.Add((core, coefficient));
            return Rational.Zero;
        }

        var constant = Rational.Zero;
        foreach (var child in core.Children) constant += AddParts(parts, child, coefficient);
        return constant;
    }

    private static void CollectLikeTerms(List<(Term Core, Rational Coefficient)> parts)
    {
        parts.Sort(static (a, b) => a.Core.CompareTo(b.Core));
        var kept = 0;
        for (var i = 0; i < parts.Count;)
        {
            var (core, coefficient) = parts[i];
            for (i++; i < parts.Count && parts[i].Core.Equals(core); i++) coefficient += parts[i].Coefficient;
            if (!coefficient.IsZero) parts[kept++] = (core, coefficient);
        }

        parts.RemoveRange(kept, parts.Count - kept);
    }

    // The greatest number that divides all coefficients into whole ones, with the sign of the first.
    private static Rational Content(List<(Term Core, Rational Coefficient)> parts, Rational constant)
    {
        var numerator = BigInteger.Abs(constant.Numerator);
        var denominator = (BigInteger)constant.Denominator;
        foreach (var (_, coefficient) in parts)
        {
            numerator = BigInteger.GreatestCommonDivisor(numerator, coefficient.Numerator);
            denominator *= coefficient.Denominator
                / BigInteger.GreatestCommonDivisor(denominator, coefficient.Denominator);
        }

        return new Rational((long)numerator * parts[0].Coefficient.Sign, (long)denominator);
    }
}
