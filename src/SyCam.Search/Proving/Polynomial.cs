using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>
/// A sum of rational multiples of monomials, sorted; no coefficient is 0, so equal sums are equal lists.
/// </summary>
internal sealed class Polynomial
{
    private readonly SortedDictionary<Monomial, Rational> _terms;

    private Polynomial(SortedDictionary<Monomial, Rational> terms) => _terms = terms;

    public static Polynomial Zero { get; } = new([]);

    public static Polynomial One { get; } = Of(Rational.One, Monomial.One);

    public IReadOnlyDictionary<Monomial, Rational> Terms => _terms;

    public int Count => _terms.Count;

    public bool IsZero => _terms.Count == 0;

    public static Polynomial Of(Rational coefficient, Monomial monomial) =>
        coefficient.IsZero ? Zero : new(new() { [monomial] = coefficient });

    public static Polynomial Of(Term atom, int exponent = 1) => Of(Rational.One, Monomial.Of(atom, exponent));

    public static Polynomial operator +(Polynomial a, Polynomial b)
    {
        var sum = new SortedDictionary<Monomial, Rational>(a._terms);
        foreach (var (monomial, coefficient) in b._terms) Accumulate(sum, monomial, coefficient);
        return new Polynomial(sum);
    }

    public static Polynomial operator -(Polynomial a, Polynomial b) => a + b.Times(new Rational(-1), Monomial.One);

    public static Polynomial operator *(Polynomial a, Polynomial b)
    {
        var product = new SortedDictionary<Monomial, Rational>();
        foreach (var (left, c) in a._terms)
            foreach (var (right, d) in b._terms) Accumulate(product, left * right, c * d);
        return new Polynomial(product);
    }

    public Polynomial Times(Rational coefficient, Monomial monomial) => this * Of(coefficient, monomial);

    /// <summary>The polynomial as a term; an inverse power is written with <c>div0</c>.</summary>
    public Term ToTerm()
    {
        var sum = _terms.Select(item => ToTerm(item.Key, item.Value)).ToArray();
        return sum.Length switch
        {
            0 => Term.Constant(Rational.Zero),
            1 => sum[0],
            _ => Term.Of(Operators.Add, sum),
        };
    }

    private static Term ToTerm(Monomial monomial, Rational coefficient)
    {
        var product = new List<Term>();
        if (!coefficient.IsOne || monomial.IsOne) product.Add(Term.Constant(coefficient));
        foreach (var (atom, exponent) in monomial.Factors)
        {
            var power = Math.Abs(exponent) == 1 ? atom : Term.Pow(atom, Math.Abs(exponent));
            product.Add(exponent > 0 ? power : Term.Of(Operators.Div0, Term.Constant(Rational.One), power));
        }

        return product.Count == 1 ? product[0] : Term.Of(Operators.Mul, [.. product]);
    }

    private static void Accumulate(
        SortedDictionary<Monomial, Rational> terms, Monomial monomial, Rational coefficient)
    {
        var sum = terms.TryGetValue(monomial, out var before) ? before + coefficient : coefficient;
        if (sum.IsZero) terms.Remove(monomial);
        else terms[monomial] = sum;
    }
}
