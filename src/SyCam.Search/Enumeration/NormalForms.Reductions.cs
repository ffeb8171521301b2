using SyCam.Grammar.Terms;

namespace SyCam.Search.Enumeration;

/// <content>Sums, means and maxima over an axis: what does not depend on the axis comes out.</content>
public sealed partial class NormalForms
{
    private Term Reduce(Operator op, Term operand, string? layer)
    {
        var axis = op.Shape == OperatorShape.ReducesPositions ? TermType.Map : TermType.Channels;
        var isMax = op == Operators.MaxP || op == Operators.MaxK;
        var isMean = op == Operators.MeanP || op == Operators.MeanK;
        if (operand.Operator == Operators.Constant && operand.Value.IsZero) return Zero;
        if ((operand.Type & axis) == 0) return isMax || isMean ? operand : Repeat(op, axis, operand, layer);

        var factors = Factors.Of(operand);
        var outside = new List<(Term Base, int Over, int Under)>();
        var inside = new List<(Term Base, int Over, int Under)>();
        foreach (var power in factors.Powers)
        {
            var comesOut = (power.Base.Type & axis) == 0 && (!isMax || PowerSign(power).IsNonNegative());
            (comesOut ? outside : inside).Add(power);
        }

        // A maximum only lets positive numbers out; -1 stays in.
        var number = factors.Coefficient;
        var inner = Rational.One;
        if (isMax && number.Sign < 0) (number, inner) = (-number, -Rational.One);
        var reduced = ReduceRest(op, axis, Scale(inner, Product(inside)), splitsSums: isMean || isMax);
        return Product([Scale(number, Product(outside)), reduced]);
    }

    // mean(x + c) = mean(x) + c and max(x + c) = max(x) + c where c does not depend on the axis.
    private Term ReduceRest(Operator op, TermType axis, Term rest, bool splitsSums)
    {
        if (!splitsSums || rest.Operator != Operators.Add || rest.Children.All(child => (child.Type & axis) != 0))
            return Intern(Term.Of(op, rest));
        // Only means and maxima come here: they need no carrier of the axis, so the layer does not matter.
        var reduced = Reduce(op, Sum([.. rest.Children.Where(child => (child.Type & axis) != 0)]), layer: null);
        return Sum([reduced, .. rest.Children.Where(child => (child.Type & axis) == 0)]);
    }

    private SignFact PowerSign((Term Base, int Over, int Under) power) =>
        SignFacts.Pow(FactsOf(power.Base).Sign, power.Over + power.Under);

    // The sum of N equal values. N has no name in the language: it is written by a sum over an equal operand that has
    // the axis, as in sum_p(G) for N * mean_p(G), or over x + 0 * input where there is none.
    private Term Repeat(Operator op, TermType axis, Term operand, string? layer)
    {
        var factors = Factors.Of(operand);
        var rest = factors.Powers.ToList();
        for (var i = 0; i < rest.Count; i++)
        {
            var carrier = rest[i].Under == 0 ? Spread(rest[i].Base) : rest[i].Base;
            if ((carrier.Type & axis) == 0) continue;
            var summed = Intern(Term.Of(op, Power(carrier, rest[i].Over)));
            rest.RemoveAt(i);
            return Product([Scale(factors.Coefficient, Product(rest)), summed]);
        }

        return Scale(factors.Coefficient, Intern(Term.Of(op, WithAxes(Product(rest), axis, layer))));
    }

    // The same value with its positions: the mean of an input that is constant over space becomes the input again.
    private Term Spread(Term term)
    {
        if (term.Operator == Operators.MeanP && term.Children[0].Operator == Operators.Input
            && Facts.IsSpatiallyConstant(term.Children[0].Name)) return term.Children[0];
        if (term.Children.IsEmpty || term.Operator.Shape != OperatorShape.Pointwise) return term;
        return term.WithChildren([.. term.Children.Select(Spread)]);
    }
}
