using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class UnitTests
{
    private static readonly GrammarDefinition Grammar = Toy.Whole("""
        syntax 1
        inputs {
          A : features nonneg unit a       G : features unit 1/a        B : features unit a*b from fake_input
          C : channels unit b^-2*a from c  y : scalar unit 1            N : scalar from n
        }
        grammar Cam : map { Cam = sum_k(A) }
        """);

    [Theory]
    [InlineData("A", "a")]
    [InlineData("G", "1/a")]
    [InlineData("B", "a*b")]
    [InlineData("C", "a/b^2")]
    [InlineData("2 * y", "1")]
    [InlineData("A * G", "1")]
    [InlineData("A * B", "a^2*b")]
    [InlineData("div0(G, B)", "1/a^2/b")]
    [InlineData("B^3", "a^3*b^3")]
    [InlineData("A + relu(A) - 2 * abs(A)", "a")]
    [InlineData("mean_p(B) * max_p(G) * sum_p(A)", "a*b")]
    [InlineData("mean_k(max_p(B * A))", "a^2*b")]
    [InlineData("sqrt(B)", "a^1/2*b^1/2")]
    [InlineData("sqrt(A^2) + A", "a")]
    [InlineData("softmax_k(B)", "1")]
    [InlineData("minmax(A + G) + 1", "1")]
    [InlineData("kpca(N * A)", "1")]
    [InlineData("eigen(B)", "a*b")]
    [InlineData("upsample(sum_k(B))", "a*b")]
    [InlineData("A + G", null)]
    [InlineData("(A + G) * A", null)]
    [InlineData("A + 1", null)]
    public void The_unit_of_a_term_follows_from_its_operands(string text, string? expected)
    {
        var unit = Units.Of(Toy.Term(text, Grammar), LeafUnit);
        Assert.NotNull(unit);
        Assert.Equal(expected is null, unit.IsMixed);
        if (expected is not null) Assert.Equal(expected, unit.ToString());
    }

    [Fact]
    public void The_unit_of_an_input_without_one_is_not_known()
    {
        Assert.Null(Units.Of(Toy.Term("N * A", Grammar), LeafUnit));
        Assert.Null(Units.Of(Toy.Term("relu(A + N)", Grammar), LeafUnit));
    }

    [Fact]
    public void Every_operator_gives_a_unit()
    {
        foreach (var op in Operators.All.Where(op => op.Shape != OperatorShape.Leaf))
            Assert.NotNull(Units.Of(op, 2, [.. Enumerable.Repeat(Unit.Base("a"), op.MinArity)]));
    }

    [Fact]
    public void Units_are_compared_by_value_and_their_factors_in_any_order()
    {
        var (a, b) = (Unit.Base("a"), Unit.Base("b"));
        Assert.Equal(a * b, b * a);
        Assert.Equal((a * b).GetHashCode(), (b * a).GetHashCode());
        Assert.Equal(Unit.One, a * a.Pow(new Rational(-1)));
        Assert.NotEqual(a, b);
        Assert.NotEqual(a, a.Pow(new Rational(2)));
        Assert.True((a * Unit.Mixed).IsMixed);
    }

    [Fact]
    public void Exponents_beyond_64_bits_are_no_unit()
    {
        var unit = Unit.Base("a");
        for (var i = 0; i < 9; i++) unit = unit.Pow(new Rational(100));
        Assert.False(unit.IsMixed);
        Assert.True(unit.Pow(new Rational(100)).IsMixed);
    }

    [Theory]
    [InlineData("unit(lhs) == unit(rhs)", true, false)]
    [InlineData("unit(lhs) != unit(rhs)", false, true)]
    [InlineData("unit(lhs) == a", true, true)]
    [InlineData("unit(rhs) != a", false, true)]
    [InlineData("unit(rhs) == 1/a", false, true)]
    public void A_condition_holds_for_units(string condition, bool ofEqual, bool ofDifferent)
    {
        var grammar = Toy.Whole($$"""
            syntax 1
            inputs { A : features unit a }
            grammar Cam : map { Cam = sum_k(F)   F : features = A | F + F where {{condition}} }
            """);
        var read = grammar.Nonterminals[1].Productions[1].Condition!;
        Assert.Equal($"where {condition}", read.ToString());
        Assert.Equal(ofEqual, read.Holds(Unit.Base("a"), Unit.Base("a")));
        Assert.Equal(ofDifferent, read.Holds(Unit.Base("a"), Unit.Base("a").Pow(new Rational(-1))));
    }

    [Fact]
    public void What_has_no_unit_meets_no_equality()
    {
        var equal = new UnitCondition(0, true, 1, null);
        Assert.False(equal.Holds(Unit.Mixed, Unit.Mixed));
        Assert.True((equal with { IsEqual = false }).Holds(Unit.Mixed, Unit.Mixed));
        Assert.False(new UnitCondition(0, true, null, Unit.One).Holds(Unit.Mixed, Unit.One));
    }

    [Fact]
    public void An_inherited_condition_needs_the_units_of_new_inputs()
    {
        var reading = new MemoryFiles().Add("b.sycam", """
            syntax 1
            inputs { A : features unit a }
            grammar Base : map { Base = sum_k(F)   F : features = A | F + F where unit(lhs) == unit(rhs) }
            """).Read("syntax 1\nimport \"b.sycam\"\ninputs { S : channels }\ngrammar Mine extends Base { F |= S * F }");
        var diagnostic = Assert.Single(reading.Diagnostics);
        Assert.Equal("SY0056", diagnostic.Code);
        Assert.Equal("Mine", reading.Source.Slice(diagnostic.Span));
    }

    private static Unit? LeafUnit(Term leaf) => Grammar.Inputs.Single(input => input.Name == leaf.Name).Unit;
}
