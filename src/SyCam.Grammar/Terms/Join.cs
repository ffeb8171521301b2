namespace SyCam.Grammar.Terms;

/// <summary>A way to join two or more values of one size that the language writes as a call, and that is made of other operators:
/// a row of <see cref="All"/>.</summary>
/// <param name="Name">What the language calls it.</param>
/// <param name="NeedsPositions">True when every value must have positions.</param>
/// <param name="Of">Joins two or more values of types and layers that can be added.</param>
public sealed record Join(string Name, bool NeedsPositions, Func<IReadOnlyList<Term>, Term> Of)
{
    /// <summary>All ways.</summary>
    public static IReadOnlyList<Join> All { get; } =
        [new("max", NeedsPositions: false, Greatest), new("attend", NeedsPositions: true, Attended)];

    /// <summary>The way of this name, or null.</summary>
    public static Join? Find(string name) => All.FirstOrDefault(row => row.Name == name);

    private static Term One => Term.Constant(Rational.One);

    // a + relu(b - a) is the greater of the two, exactly.
    private static Term Greatest(IReadOnlyList<Term> values) => values.Skip(1).Aggregate(
        values[0], (greatest, next) => Sum(greatest, Term.Of(Operators.Relu, Difference(next, greatest))));

    // Each value times its weight in the softmax over the values, brought to [0,1] so that their scales do not matter: 1 over
    // the sum of exp(other - own), where exp(d) is sigmoid(d) / sigmoid(-d), which stays far from 0 between -1 and 1.
    private static Term Attended(IReadOnlyList<Term> values)
    {
        List<Term> scaled = [.. values.Select(value => Term.Of(Operators.MinMax, value))];
        return Sum([.. values.Select((own, i) => Term.Of(
            Operators.Mul, own, Term.Of(Operators.Div0, One, Sum(
                [One, .. scaled.Where((_, j) => j != i).Select(other => Exponential(other, scaled[i]))]))))]);
    }

    // exp(a - b).
    private static Term Exponential(Term a, Term b) => Term.Of(
        Operators.Div0, Term.Of(Operators.Sigmoid, Difference(a, b)), Term.Of(Operators.Sigmoid, Difference(b, a)));

    private static Term Sum(params Term[] terms) => Term.Of(Operators.Add, terms);

    private static Term Difference(Term a, Term b) =>
        Sum(a, Term.Of(Operators.Mul, Term.Constant(new Rational(-1)), b));
}
