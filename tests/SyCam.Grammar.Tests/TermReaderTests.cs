using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class TermReaderTests
{
    private static readonly Term A = Term.Input("A", TermType.Features);
    private static readonly Term G = Term.Input("G", TermType.Features);

    [Fact]
    public void Numbers_are_exact()
    {
        Assert.Equal(Number(2), Toy.Term("2"));
        Assert.Equal(Number(1, 2), Toy.Term("0.5"));
        Assert.Equal(Number(1, 3), Toy.Term("1/3"));
        Assert.Equal(Number(-2), Toy.Term("-2"));
        Assert.Equal(Number(-2, 3), Toy.Term("-2/3"));
        Assert.Equal(Number(5000), Toy.Term("5_000"));
        Assert.Equal(Number(1, 12), Toy.Term("1/3/4"));
        Assert.Equal(Number(long.MaxValue), Toy.Term("9223372036854775807"));
    }

    [Fact]
    public void A_difference_is_a_sum_with_a_factor_of_minus_one()
    {
        Assert.Equal(Term.Of(Operators.Add, A, Term.Of(Operators.Mul, Number(-1), G)), Toy.Term("A - G"));
        Assert.Equal(Term.Of(Operators.Add, A, Term.Of(Operators.Mul, Number(-1), A, G)), Toy.Term("A - A * G"));
        Assert.Equal(Term.Of(Operators.Add, A, Term.Of(Operators.Mul, Number(-2), G)), Toy.Term("A - 2 * G"));
        Assert.Equal(Term.Of(Operators.Add, A, Number(-1, 2)), Toy.Term("A - 1/2"));
        Assert.Equal(Term.Of(Operators.Mul, Number(-1), A), Toy.Term("-A"));
        Assert.Equal(Term.Of(Operators.Mul, A, Term.Of(Operators.Mul, Number(-1), G)), Toy.Term("A * -G"));
    }

    [Fact]
    public void Sums_and_products_are_flat_as_written_and_parentheses_keep_apart()
    {
        Assert.Equal(Term.Of(Operators.Add, A, G, A), Toy.Term("A + G + A"));
        Assert.Equal(Term.Of(Operators.Mul, A, G, A), Toy.Term("A * G * A"));
        Assert.Equal(Term.Of(Operators.Add, A, Term.Of(Operators.Add, G, A)), Toy.Term("A + (G + A)"));
        Assert.Equal(Term.Of(Operators.Add, A, Term.Of(Operators.Mul, G, A)), Toy.Term("A + G * A"));
        Assert.Equal(Term.Of(Operators.Mul, Term.Of(Operators.Add, A, G), A), Toy.Term("(A + G) * A"));
    }

    [Fact]
    public void A_quotient_by_a_number_is_a_product_with_its_reciprocal()
    {
        Assert.Equal(Term.Of(Operators.Mul, A, Number(1, 2)), Toy.Term("A / 2"));
        Assert.Equal(Term.Of(Operators.Mul, Number(2, 3), A), Toy.Term("2/3 * A"));
        Assert.Equal(Term.Of(Operators.Mul, A, Number(2, 3)), Toy.Term("A * 2/3"));
        Assert.Equal(Term.Of(Operators.Mul, A, Number(2)), Toy.Term("A / (1/2)"));
    }

    [Fact]
    public void The_maximum_and_attention_are_made_of_other_operators()
    {
        Assert.Equal(Toy.Term("let ag = A + relu(G - A) in ag + relu(1 - ag)"), Toy.Term("max(A, G, 1)"));
        Assert.Equal(
            Toy.Term("""
                let a = minmax(A) in
                let g = minmax(G) in
                A * div0(1, 1 + div0(sigmoid(g - a), sigmoid(a - g))) + G * div0(1, 1 + div0(sigmoid(a - g), sigmoid(g - a)))
                """),
            Toy.Term("attend(A, G)"));
    }

    // A pixel is among the highest 1/4 where more than 3/4 are below it.
    [Fact]
    public void A_consensus_is_the_mean_of_where_maps_are_high()
    {
        Assert.Equal(
            Toy.Term("let a = rank(upsample(sum_k(A))) - 3/4 in div0(relu(a), a)"), Toy.Term("consensus(1/4; sum_k(A))"));
        Assert.Equal(
            Toy.Term("""
                let a = rank(upsample(sum_k(A))) - 4/5 in
                let g = rank(upsample(sum_k(G))) - 4/5 in
                1/2 * (div0(relu(a), a) + div0(relu(g), g))
                """),
            Toy.Term("consensus(0.2; sum_k(A), sum_k(G))"));
    }

    [Fact]
    public void A_consensus_does_not_resize_what_has_the_size_of_the_image() => Assert.Equal(
        Toy.Term("consensus(1/2; sum_k(A))"), Toy.Term("consensus(1/2; upsample(sum_k(A)))"));

    [Fact]
    public void A_power_of_one_is_its_base()
    {
        Assert.Equal(A, Toy.Term("A^1"));
        Assert.Equal(Term.Pow(A, 2), Toy.Term("A^2"));
        Assert.Equal(Term.Of(Operators.Mul, Number(-1), Term.Pow(A, 2)), Toy.Term("-A^2"));
    }

    [Fact]
    public void A_let_stands_for_its_value_where_it_is_in_scope()
    {
        Assert.Equal(Toy.Term("G^2 * A + G^2"), Toy.Term("let x = G^2 in x * A + x"));
        Assert.Equal(Toy.Term("A * A"), Toy.Term("let x = G in let x = A in x * x"));
        Assert.Equal(Toy.Term("relu(G) + A"), Toy.Term("(let A = G in relu(A)) + A"));
    }

    [Fact]
    public void The_baselines_of_a_grammar_are_names()
    {
        var grammar = Toy.Shipped("gradient.sycam");
        Assert.Equal(Toy.Term("2 * relu(sum_k(G * A))"), Toy.Term("2 * HiResCAM", grammar));
    }

    [Fact]
    public void An_expression_whose_lets_double_it_without_end_is_refused()
    {
        var doubling = "let x0 = A in " + string.Concat(Enumerable.Range(1, 100)
            .Select(i => FormattableString.Invariant($"let x{i} = x{i - 1} * x{i - 1} in "))) + "x100";
        var reading = TermReader.Read(doubling);
        Assert.Null(reading.Term);
        Assert.Equal("SY0043", Assert.Single(reading.Diagnostics).Code);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(100_000, false)]
    public void Nesting_is_limited_to_200_levels(int levels, bool isRead)
    {
        var text = string.Concat(Enumerable.Repeat("relu(", levels)) + "A" + new string(')', levels);
        var reading = TermReader.Read(text);
        Assert.Equal(isRead, reading.Term is not null);
        if (!isRead) Assert.Equal("SY0007", Assert.Single(reading.Diagnostics).Code);
    }

    [Fact]
    public void A_text_of_more_than_a_mebicharacter_is_refused() =>
        Assert.Equal("SY0002", Assert.Single(TermReader.Read(new string(' ', (1 << 20) + 1)).Diagnostics).Code);

    private static Term Number(long numerator, long denominator = 1) =>
        Term.Constant(new Rational(numerator, denominator));
}
