using Microsoft.Z3;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// Writes polynomials as reals at one channel and position (or two positions) of unknown tensors. A mean or a maximum
/// becomes an unknown of its own with side conditions, and so does the value of an operator that no law is known of.
/// </summary>
/// <remarks>
/// Soundness: take any tensors that meet the facts, any channel and any positions. Giving every unknown the value that
/// it stands for there satisfies every side condition below. So if Z3 finds the conditions together with the negation
/// of a claim unsatisfiable, the claim holds there, and hence everywhere.
/// </remarks>
internal sealed class PositionEncoder(Context z3, TermFacts facts, Normalizer normalizer, int positions)
{
    private readonly Dictionary<(Term Atom, int Position), ArithExpr> _values = [];
    private readonly HashSet<string> _names = [];
    private readonly List<BoolExpr> _conditions = [];

    /// <summary>What is known of the unknowns made so far.</summary>
    public IReadOnlyList<BoolExpr> Conditions => _conditions;

    private ArithExpr Nought => z3.MkReal(0);

    public ArithExpr Encode(Polynomial polynomial, int position)
    {
        var sum = polynomial.Terms.Select(item => Encode(item.Key, item.Value, position)).ToArray();
        return sum.Length switch { 0 => Nought, 1 => sum[0], _ => z3.MkAdd(sum) };
    }

    private ArithExpr Encode(Monomial monomial, Rational coefficient, int position)
    {
        var product = new List<ArithExpr>();
        if (!coefficient.IsOne || monomial.IsOne) product.Add(z3.MkReal(coefficient.ToString()));
        foreach (var (atom, exponent) in monomial.Factors)
        {
            var value = exponent > 0 ? Value(atom, position) : Reciprocal(atom);
            for (var i = 0; i < Math.Abs(exponent); i++) product.Add(value);
        }

        return product.Count == 1 ? product[0] : z3.MkMul(product.ToArray());
    }

    private ArithExpr Value(Term atom, int position)
    {
        if ((facts.Axes(atom) & TermType.Map) == 0) position = 0;
        if (_values.TryGetValue((atom, position), out var known)) return known;
        return _values[(atom, position)] = MakeValue(atom, position);
    }

    private ArithExpr MakeValue(Term atom, int position)
    {
        var op = atom.Operator;
        ArithExpr Child(int i) => Encode(normalizer.Normalize(atom.Children[i]), position);
        if (op == Operators.Add) return z3.MkAdd(atom.Children.Select((_, i) => Child(i)).ToArray());
        if (op == Operators.Mul) return z3.MkMul(atom.Children.Select((_, i) => Child(i)).ToArray());
        if (op == Operators.Pow) return z3.MkMul(Enumerable.Repeat(Child(0), atom.Parameter).ToArray());
        if (op == Operators.Relu) return Choose(Child(0) >= Nought, Child(0), Nought);
        if (op == Operators.Abs) return Choose(Child(0) >= Nought, Child(0), z3.MkUnaryMinus(Child(0)));
        var value = Unknown(atom.ToString(), position);
        if (op == Operators.Input) DescribeInput(atom, value);
        else if (op == Operators.Div0) DescribeQuotient(Child(0), Child(1), value);
        else if (op == Operators.MeanP || op == Operators.MeanK) DescribeMean(atom, value, position);
        else if (op == Operators.MaxP || op == Operators.MaxK) DescribeMaximum(atom, value, position);
        else if (op == Operators.Sqrt) DescribeRoot(Child(0), value);
        else if (facts.IsNonNegative(atom)) _conditions.Add(z3.MkGe(value, Nought));
        return value;
    }

    private void DescribeInput(Term atom, ArithExpr value)
    {
        // The tensors have at least one position and one channel.
        if (TermFacts.IsCount(atom)) _conditions.Add(z3.MkGe(value, z3.MkReal(1)));
        else if (facts.IsNonNegative(atom)) _conditions.Add(z3.MkGe(value, Nought));
    }

    private void DescribeQuotient(ArithExpr dividend, ArithExpr divisor, ArithExpr value)
    {
        var zero = z3.MkEq(divisor, Nought);
        _conditions.Add(z3.MkOr(
            z3.MkAnd(zero, z3.MkEq(value, Nought)),
            z3.MkAnd(z3.MkNot(zero), z3.MkEq(z3.MkMul(value, divisor), dividend))));
    }

    private void DescribeRoot(ArithExpr radicand, ArithExpr root)
    {
        _conditions.Add(z3.MkGe(root, Nought));
        _conditions.Add(z3.MkEq(z3.MkMul(root, root), Choose(z3.MkGe(radicand, Nought), radicand, Nought)));
    }

    // Where no summand is below 0, the sum is not below any one of them; the sum is the mean times the count.
    private void DescribeMean(Term atom, ArithExpr mean, int position)
    {
        var body = normalizer.Normalize(atom.Children[0]);
        var count = atom.Operator == Operators.MeanP ? TermFacts.PositionCount : TermFacts.ChannelCount;
        if (facts.HasSign(body, 1))
        {
            _conditions.Add(z3.MkGe(mean, Nought));
            foreach (var value in Instances(atom, body, position))
                _conditions.Add(z3.MkLe(value, z3.MkMul(Value(count, 0), mean)));
        }
        else if (facts.HasSign(body, -1))
        {
            _conditions.Add(z3.MkLe(mean, Nought));
            foreach (var value in Instances(atom, body, position))
                _conditions.Add(z3.MkGe(value, z3.MkMul(Value(count, 0), mean)));
        }
    }

    private void DescribeMaximum(Term atom, ArithExpr maximum, int position)
    {
        var body = normalizer.Normalize(atom.Children[0]);
        foreach (var value in Instances(atom, body, position)) _conditions.Add(z3.MkLe(value, maximum));
        if (facts.HasSign(body, 1)) _conditions.Add(z3.MkGe(maximum, Nought));
        if (facts.HasSign(body, -1)) _conditions.Add(z3.MkLe(maximum, Nought));
    }

    // The body at the places that are spoken of: every position for a reduction of positions, else the place itself.
    private ArithExpr[] Instances(Term atom, Polynomial body, int position) =>
        atom.Operator.Shape == OperatorShape.ReducesPositions
            ? [.. Enumerable.Range(0, positions).Select(p => Encode(body, p))]
            : [Encode(body, position)];

    // Only N and K stand in a denominator, and they are at least 1.
    private ArithExpr Reciprocal(Term count)
    {
        var key = (Term.Of(Operators.Div0, Term.Constant(Rational.One), count), 0);
        if (_values.TryGetValue(key, out var known)) return known;
        var value = Unknown($"1/{count}", 0);
        _conditions.Add(z3.MkEq(z3.MkMul(value, Value(count, 0)), z3.MkReal(1)));
        return _values[key] = value;
    }

    private ArithExpr Choose(BoolExpr condition, ArithExpr yes, ArithExpr no) =>
        (ArithExpr)z3.MkITE(condition, yes, no);

    // Different atoms never share an unknown, even if they print alike (an input of one name and two types).
    private RealExpr Unknown(string text, int position)
    {
        var name = position == 0 ? text : $"{text}@{position}";
        while (!_names.Add(name)) name += "'";
        return z3.MkRealConst(name);
    }
}
