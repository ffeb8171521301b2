using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// Writes a term as a polynomial over atoms: inputs, relu and abs of polynomials, <c>div0(1, x)</c>, means and maxima.
/// Every rewriting is an identity on all tensors that meet the facts, so two terms with one form are equal.
/// </summary>
/// <remarks>
/// Sums are means times N or K. Means are linear, and what does not vary along their axis moves out: mean_p(c x + d y)
/// = c mean_p(x) + d mean_p(y) for numbers and for factors c, d that are the same at all positions. In a total quotient
/// x / y = x (1/y) and 1/(x y) = (1/x)(1/y), also where one of them is 0. relu(c x) = c relu(x) for c >= 0.
/// </remarks>
/// <param name="facts">What holds of the inputs.</param>
/// <param name="expandsMinMax">Whether <c>minmax</c> is written by its definition; else it is an atom.</param>
internal sealed class Normalizer(TermFacts facts, bool expandsMinMax = true)
{
    // A product is expanded up to this many summands; beyond, it stays an atom.
    private const int MaxSummands = 48;

    private readonly Dictionary<Term, Polynomial> _known = [];

    public Polynomial Normalize(Term term)
    {
        if (!_known.TryGetValue(term, out var form)) _known[term] = form = Compute(term);
        return form;
    }

    private Polynomial Compute(Term term)
    {
        var op = term.Operator;
        if (op == Operators.Constant) return Polynomial.Of(term.Value, Monomial.One);
        if (op == Operators.Hole) throw new ArgumentException("a term with holes has no value", nameof(term));
        if (op.Shape == OperatorShape.Leaf) return Polynomial.Of(term);
        var parts = term.Children.Select(Normalize).ToArray();
        if (op == Operators.Add) return parts.Aggregate((sum, part) => sum + part);
        if (op == Operators.Mul) return parts.Aggregate(Product);
        if (op == Operators.Pow) return Power(parts[0], term.Parameter);
        if (op == Operators.Div0) return Product(parts[0], Inverse(parts[1]));
        if (op == Operators.Relu) return Relu(parts[0]);
        if (op == Operators.Abs) return Abs(parts[0]);
        if (op == Operators.SumP) return Mean(Operators.MeanP, parts[0]).Times(Rational.One, N);
        if (op == Operators.SumK) return Mean(Operators.MeanK, parts[0]).Times(Rational.One, K);
        if (op == Operators.MeanP || op == Operators.MeanK) return Mean(op, parts[0]);
        if (op == Operators.MaxP || op == Operators.MaxK) return Maximum(op, parts[0]);
        if (op == Operators.MinMax && expandsMinMax) return Normalize(ExactTerms.Expand(term));
        if (op == Operators.SoftmaxK) parts[0] = WithoutOffsets(parts[0]);
        var operand = parts[0].ToTerm();
        // An operand whose form has lost the axes that the operator looks at is kept as it was written.
        return Polynomial.Of(op.ResultType([operand.Type]) is null ? term : term.WithChildren(operand));
    }

    // softmax(x + c) = softmax(x) where c is the same for all channels.
    private Polynomial WithoutOffsets(Polynomial x) => x.Terms
        .Where(item => (facts.Axes(item.Key) & TermType.Channels) != 0)
        .Aggregate(Polynomial.Zero, (sum, item) => sum + Polynomial.Of(item.Value, item.Key));

    private static Monomial N => Monomial.Of(TermFacts.PositionCount);

    private static Monomial K => Monomial.Of(TermFacts.ChannelCount);

    private static Polynomial Product(Polynomial a, Polynomial b) =>
        a.Count * b.Count <= MaxSummands || a.Count == 1 || b.Count == 1
            ? a * b
            : Polynomial.Of(Term.Of(Operators.Mul, a.ToTerm(), b.ToTerm()));

    private static Polynomial Power(Polynomial x, int exponent)
    {
        if (x.Count > 1 && Math.Pow(x.Count, exponent) > MaxSummands)
            return Polynomial.Of(Term.Pow(x.ToTerm(), exponent));
        var power = Polynomial.One;
        for (var i = 0; i < exponent; i++) power *= x;
        return power;
    }

    // 1/x, 0 where x is 0: the common factors of x are inverted one by one, N and K (never 0) by their exponent.
    private static Polynomial Inverse(Polynomial x)
    {
        if (x.IsZero) return Polynomial.Zero;
        var (coefficient, common, rest) = Split(x, (_, _) => true);
        var inverse = Polynomial.Of(Rational.DivideOrZero(Rational.One, coefficient), Monomial.One);
        foreach (var (atom, exponent) in common.Factors)
            inverse = inverse.Times(
                Rational.One,
                TermFacts.IsCount(atom) ? Monomial.Of(atom, -exponent) : Monomial.Of(InverseAtom(atom), exponent));
        // A single summand leaves 1 or -1, its own inverse.
        return rest.Count == 1 ? inverse * rest : inverse * Polynomial.Of(InverseAtom(rest.ToTerm()));
    }

    private static Term InverseAtom(Term x) => Term.Of(Operators.Div0, Term.Constant(Rational.One), x);

    private Polynomial Relu(Polynomial x)
    {
        if (facts.HasSign(x, 1)) return x;
        if (facts.HasSign(x, -1)) return Polynomial.Zero;
        var (coefficient, common, rest) = Split(x, (atom, exponent) => exponent % 2 == 0 || facts.IsNonNegative(atom));
        return Polynomial.Of(coefficient, common) * Polynomial.Of(Term.Of(Operators.Relu, rest.ToTerm()));
    }

    private Polynomial Abs(Polynomial x)
    {
        if (facts.HasSign(x, 1)) return x;
        if (facts.HasSign(x, -1)) return Polynomial.Zero - x;
        var (coefficient, common, rest) = Split(x, (atom, exponent) => exponent % 2 == 0 || facts.IsNonNegative(atom));
        // |-x| = |x|: the first summand is taken with a positive sign.
        if (rest.Terms.First().Value.Sign < 0) rest = Polynomial.Zero - rest;
        return Polynomial.Of(coefficient, common) * Polynomial.Of(Term.Of(Operators.Abs, rest.ToTerm()));
    }

    private Polynomial Mean(Operator mean, Polynomial x)
    {
        var axis = mean == Operators.MeanP ? TermType.Map : TermType.Channels;
        var sum = Polynomial.Zero;
        foreach (var (monomial, coefficient) in x.Terms)
        {
            var inner = monomial.Where(atom => (facts.Axes(atom) & axis) != 0);
            var outer = monomial.Where(atom => (facts.Axes(atom) & axis) == 0);
            sum += inner.IsOne
                ? Polynomial.Of(coefficient, outer)
                : MeanOf(mean, inner).Times(coefficient, outer);
        }

        return sum;
    }

    // The two means commute; the mean over positions is written outside.
    private Polynomial MeanOf(Operator mean, Monomial inner) =>
        mean == Operators.MeanK && inner.Factors is [(var atom, 1)] && atom.Operator == Operators.MeanP
            ? Mean(Operators.MeanP, Mean(Operators.MeanK, Normalize(atom.Children[0])))
            : Polynomial.Of(Term.Of(mean, Polynomial.Of(Rational.One, inner).ToTerm()));

    private Polynomial Maximum(Operator maximum, Polynomial x)
    {
        var axis = maximum == Operators.MaxP ? TermType.Map : TermType.Channels;
        if ((facts.Axes(x) & axis) == 0) return x;
        var (coefficient, common, rest) = Split(
            x, (atom, exponent) => (facts.Axes(atom) & axis) == 0 && (exponent % 2 == 0 || facts.IsNonNegative(atom)));
        return Polynomial.Of(coefficient, common) * Polynomial.Of(Term.Of(maximum, rest.ToTerm()));
    }

    // x = coefficient * common * rest with a positive coefficient; common holds the wanted powers that divide x.
    internal static (Rational Coefficient, Monomial Common, Polynomial Cofactor) Split(
        Polynomial x, Func<Term, int, bool> wanted)
    {
        var common = Monomial.One;
        foreach (var (atom, _) in x.Terms.First().Key.Factors)
        {
            var exponents = x.Terms.Keys.Select(monomial => monomial.ExponentOf(atom));
            var exponent = exponents.Min();
            if (TermFacts.IsCount(atom))
            {
                if (exponent != 0) common *= Monomial.Of(atom, exponent);
                continue;
            }

            // Of an odd power of unknown sign, the even part may still move.
            if (exponent > 1 && !wanted(atom, exponent)) exponent -= 1;
            if (exponent > 0 && wanted(atom, exponent)) common *= Monomial.Of(atom, exponent);
        }

        var coefficient = x.Terms.First().Value;
        if (coefficient.Sign < 0) coefficient = -coefficient;
        var rest = x.Times(Rational.DivideOrZero(Rational.One, coefficient), common.Inverse());
        return (coefficient, common, rest);
    }
}
