using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>Small tensors of exact numbers for the inputs of some terms, made to meet the facts.</summary>
/// <param name="Channels">K.</param>
/// <param name="Positions">N.</param>
/// <param name="Values">For each input its values in row-major order; an axis that its type lacks is left out.</param>
internal sealed record Probe(int Channels, int Positions, IReadOnlyDictionary<Term, IReadOnlyList<Fraction>> Values)
{
    /// <summary>The shapes that are tried, smaller ones first.</summary>
    public static IReadOnlyList<(int Channels, int Positions)> Shapes { get; } = [(1, 2), (2, 2), (2, 3)];

    /// <summary>The same tensors of small integers, zeros among them, in every run.</summary>
    public static IEnumerable<Probe> Integers(IReadOnlyList<Term> inputs, FactSet facts)
    {
        const int PerShape = 8;
        for (var i = 0; i < Shapes.Count; i++)
        {
            var random = new Random(i);
            for (var n = 0; n < PerShape; n++)
                yield return Make(
                    Shapes[i],
                    inputs,
                    facts,
                    (input, _, _) => new Fraction(random.Next(facts.IsNonNegative(input.Name) ? 0 : -3, 4), 1));
        }
    }

    /// <summary>Tensors from a value for each channel and position, asked once where an input does not vary.</summary>
    public static Probe Make(
        (int Channels, int Positions) shape,
        IReadOnlyList<Term> inputs,
        FactSet facts,
        Func<Term, int, int, Fraction> value)
    {
        var values = new Dictionary<Term, IReadOnlyList<Fraction>>();
        foreach (var input in inputs)
        {
            var list = new List<Fraction>();
            var rows = input.Type.HasChannels() ? shape.Channels : 1;
            var columns = input.Type.HasPositions() ? shape.Positions : 1;
            for (var k = 0; k < rows; k++)
                for (var p = 0; p < columns; p++)
                    list.Add(p > 0 && facts.IsSpatiallyConstant(input.Name) ? list[^1] : value(input, k, p));
            values[input] = list;
        }

        return new Probe(shape.Channels, shape.Positions, values);
    }

    /// <summary>The term's values at <c>[channel * N + position]</c>.</summary>
    public Fraction[] Evaluate(Term term) =>
        new TensorEvaluator<Fraction>(new FractionAlgebra(), Channels, Positions, ValueOf).Evaluate(term);

    /// <summary>The probe for the outside, or null when a value is too long for machine words.</summary>
    public Counterexample? ToCounterexample()
    {
        var values = new SortedDictionary<string, IReadOnlyList<Rational>>(StringComparer.Ordinal);
        foreach (var (input, list) in Values)
        {
            var rationals = list.Select(value => value.ToRational()).ToArray();
            if (rationals.Any(value => value is null)) return null;
            values[input.Name] = [.. rationals.Select(value => value!.Value)];
        }

        return new Counterexample(Channels, Positions, values);
    }

    private Fraction ValueOf(Term input, int k, int p)
    {
        var columns = input.Type.HasPositions() ? Positions : 1;
        return Values[input][(input.Type.HasChannels() ? k * columns : 0) + (input.Type.HasPositions() ? p : 0)];
    }
}
