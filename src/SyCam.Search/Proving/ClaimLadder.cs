using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// From a claim <c>d = 0</c> or <c>d &lt;= 0</c> about all tensors to stronger ones that are about fewer reductions:
/// each claim of the list implies the one before it, so one proof of any of them is enough.
/// </summary>
internal sealed class ClaimLadder(TermFacts facts, Normalizer normalizer)
{
    /// <summary>Claims that the polynomial is 0 everywhere, weakest first.</summary>
    public IReadOnlyList<Polynomial> Zero(Polynomial d) => Climb(
        d,
        claim => Unreduce(Operators.MeanK, claim) ?? Unreduce(Operators.MeanP, claim)
            ?? Factor(claim, (_, _) => true) ?? Peel(claim));

    /// <summary>Claims that the polynomial is nowhere above 0, weakest first.</summary>
    public IReadOnlyList<Polynomial> NotPositive(Polynomial d) => Climb(
        d,
        claim => Unreduce(Operators.MeanK, claim) ?? Unreduce(Operators.MeanP, claim)
            ?? Factor(claim, (atom, exponent) => exponent % 2 == 0 || facts.IsNonNegative(atom)));

    /// <summary>Polynomials that make the given one the same at all positions if they are so, weakest first.</summary>
    public IReadOnlyList<Polynomial> Constant(Polynomial form) =>
        Climb(form, claim => Unreduce(Operators.MeanK, claim) ?? Unwrap(claim));

    private static List<Polynomial> Climb(Polynomial d, Func<Polynomial, Polynomial?> step)
    {
        var claims = new List<Polynomial> { d };
        while (!claims[^1].IsZero && step(claims[^1]) is { } stronger) claims.Add(stronger);
        return claims;
    }

    // sum of c mean(m), with every c the same along the axis, is mean(sum of c m): 0 (or not above 0) where each
    // summand is.
    private Polynomial? Unreduce(Operator mean, Polynomial claim)
    {
        var axis = mean == Operators.MeanP ? TermType.Map : TermType.Channels;
        var inner = Polynomial.Zero;
        var found = false;
        foreach (var (monomial, coefficient) in claim.Terms)
        {
            var reduced = monomial.Where(atom => atom.Operator == mean);
            var rest = monomial.Where(atom => atom.Operator != mean);
            if ((facts.Axes(rest) & axis) != 0) return null;
            if (reduced.IsOne)
            {
                inner += Polynomial.Of(coefficient, rest);
                continue;
            }

            if (reduced.Factors is not [(var atom, 1)]) return null;
            inner += normalizer.Normalize(atom.Children[0]).Times(coefficient, rest);
            found = true;
        }

        return found ? inner : null;
    }

    // g d = 0 where d = 0; g d <= 0 where d <= 0 and g >= 0.
    private static Polynomial? Factor(Polynomial claim, Func<Term, int, bool> wanted)
    {
        var (_, common, rest) = Normalizer.Split(claim, wanted);
        return common.IsOne ? null : rest;
    }

    // c f(x) = d f(y) where c x = d y, for f one of relu, abs and max, as f(c x) = c f(x) for c >= 0.
    private Polynomial? Peel(Polynomial claim)
    {
        if (claim.Count != 2) return null;
        var (left, c) = claim.Terms.First();
        var (right, d) = claim.Terms.Last();
        if (c.Sign == d.Sign || Peelable(left) is not { } x || Peelable(right) is not { } y) return null;
        if (x.Operator != y.Operator) return null;
        var leftFactor = left.Where(atom => atom != x);
        var rightFactor = right.Where(atom => atom != y);
        if (!MovesIn(x.Operator, leftFactor) || !MovesIn(x.Operator, rightFactor)) return null;
        return normalizer.Normalize(x.Children[0]).Times(c, leftFactor)
            + normalizer.Normalize(y.Children[0]).Times(d, rightFactor);
    }

    // c f(x) is the same at all positions where x is, for f one of relu and abs and c the same at all positions.
    private Polynomial? Unwrap(Polynomial claim)
    {
        if (claim.Count != 1 || Peelable(claim.Terms.First().Key) is not { } atom) return null;
        if (atom.Operator != Operators.Relu && atom.Operator != Operators.Abs) return null;
        var factor = claim.Terms.First().Key.Where(other => other != atom);
        return (facts.Axes(factor) & TermType.Map) == 0 ? normalizer.Normalize(atom.Children[0]) : null;
    }

    private static Term? Peelable(Monomial monomial)
    {
        Term? found = null;
        foreach (var (atom, exponent) in monomial.Factors)
        {
            var op = atom.Operator;
            if (op != Operators.Relu && op != Operators.Abs && op != Operators.MaxP && op != Operators.MaxK) continue;
            if (found is not null || exponent != 1) return null;
            found = atom;
        }

        return found;
    }

    private bool MovesIn(Operator op, Monomial factor)
    {
        var axes = facts.Axes(factor);
        return facts.IsNonNegative(factor)
            && (op != Operators.MaxP || (axes & TermType.Map) == 0)
            && (op != Operators.MaxK || (axes & TermType.Channels) == 0);
    }
}
