using Microsoft.Z3;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// Looks for small tensors that refute a statement: first integers, then what Z3 finds on bounded shapes. Whatever is
/// found is evaluated exactly, by the definition of the operators, before it counts.
/// </summary>
internal sealed class Refuter(QuerySolver solver, FactSet facts)
{
    /// <summary>Tensors on which left is not scale * right, with the method and the query that found them.</summary>
    public (Counterexample Tensors, string Method, string Hash)? FindDifference(
        Term left, Term right, Scale scale, Deadline deadline)
    {
        if (!ExactTerms.Covers(left) || !ExactTerms.Covers(right)) return null;
        var inputs = Inputs(left, right);
        foreach (var probe in Probe.Integers(inputs, facts))
            if (!deadline.IsOver && Differ(probe, left, right, scale) && probe.ToCounterexample() is { } found)
                return (found, "probe", "");
        foreach (var shape in Probe.Shapes)
        {
            if (deadline.IsOver) return null;
            var (model, variables, hash) = Solve(shape, left, right, scale, inputs, deadline);
            if (model is null) continue;
            var probe = Probe.Make(
                shape, inputs, facts, (input, k, p) => Value(model, variables[(input.Name, k, p)]));
            var meetsFacts = probe.Values.All(
                item => !facts.IsNonNegative(item.Key.Name) || item.Value.All(value => value.Sign >= 0));
            if (meetsFacts && Differ(probe, left, right, scale) && probe.ToCounterexample() is { } tensors)
                return (tensors, "bounded-shape", hash);
        }

        return null;
    }

    /// <summary>Integer tensors on which the map is not the same at all positions: it is not dead.</summary>
    public Counterexample? FindVariation(Term map)
    {
        if (!ExactTerms.Covers(map)) return null;
        foreach (var probe in Probe.Integers(Inputs(map), facts))
        {
            var values = probe.Evaluate(map);
            for (var i = 0; i < values.Length; i++)
                if (values[i] != values[i - i % probe.Positions] && probe.ToCounterexample() is { } found) return found;
        }

        return null;
    }

    private static List<Term> Inputs(params Term[] terms) =>
        [.. terms.SelectMany(term => term.SubTerms()).Where(term => term.Operator == Operators.Input)
            .Distinct().OrderBy(input => input.Name, StringComparer.Ordinal)];

    private static bool Differ(Probe probe, Term left, Term right, Scale scale)
    {
        var factor = Factor(scale, probe.Positions);
        return probe.Evaluate(left).Zip(probe.Evaluate(right), (x, y) => x != factor * y).Any(differs => differs);
    }

    private static Fraction Factor(Scale scale, int positions)
    {
        var power = System.Numerics.BigInteger.Pow(positions, Math.Abs(scale.PositionPower));
        var factor = Fraction.Of(scale.Factor);
        return factor * (scale.PositionPower >= 0 ? new Fraction(power, 1) : new Fraction(1, power));
    }

    private (Model? Model, Dictionary<(string, int, int), ArithExpr> Variables, string Hash) Solve(
        (int Channels, int Positions) shape,
        Term left,
        Term right,
        Scale scale,
        List<Term> inputs,
        Deadline deadline)
    {
        var z3 = solver.Z3;
        var constraints = new List<BoolExpr>();
        var variables = new Dictionary<(string, int, int), ArithExpr>();
        foreach (var input in inputs)
            for (var k = 0; k < shape.Channels; k++)
                for (var p = 0; p < shape.Positions; p++)
                {
                    var place = Place(input, k, p);
                    if (variables.ContainsKey(place)) continue;
                    var variable = z3.MkRealConst($"{place.Name}[{place.Channel},{place.Position}]");
                    variables[place] = variable;
                    if (facts.IsNonNegative(input.Name)) constraints.Add(z3.MkGe(variable, z3.MkReal(0)));
                }

        var algebra = new UnknownAlgebra(z3);
        var evaluator = new TensorEvaluator<ArithExpr>(
            algebra, shape.Channels, shape.Positions, (input, k, p) => variables[Place(input, k, p)]);
        var factor = z3.MkReal(Text(Factor(scale, shape.Positions)));
        var differences = evaluator.Evaluate(left).Zip(
            evaluator.Evaluate(right), (x, y) => z3.MkNot(z3.MkEq(x, z3.MkMul(factor, y))));
        constraints.Add(z3.MkOr(differences.Distinct().ToArray()));
        constraints.AddRange(algebra.Conditions);
        var answer = solver.Check(constraints, deadline);
        return (answer.Model, variables, answer.Hash);
    }

    // Where the value of an input at (k, p) is kept: axes along which it does not vary count as 0.
    private (string Name, int Channel, int Position) Place(Term input, int k, int p) => (
        input.Name,
        input.Type.HasChannels() ? k : 0,
        input.Type.HasPositions() && !facts.IsSpatiallyConstant(input.Name) ? p : 0);

    // An irrational value is replaced by a rational nearby: inequality survives a small step, and it is checked.
    private static Fraction Value(Model model, ArithExpr variable)
    {
        var value = model.Evaluate(variable, true);
        var rational = value is AlgebraicNum root ? root.ToUpper(6) : (RatNum)value;
        return new Fraction(rational.BigIntNumerator, rational.BigIntDenominator);
    }

    private static string Text(Fraction value) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}");
}
