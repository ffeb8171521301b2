using SyCam.Grammar.Terms;
using SyCam.Search.Rules;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Rules;

public sealed class RuleBookTests
{
    private static readonly RuleBook Book = new(RuleTexts.Rules("""
        distribution: x * (y + z) == x * y + x * z
        parts: relu(x) - relu(-x) == x
        apart: relu(x) * relu(-x) == 0
        size: abs(x) == relu(x) + relu(-x)
        greatest: max_p(relu(x)) == relu(max_p(x))
        scaled: minmax(minmax(x)) == minmax(x)
        root: sqrt(x)^2 == x under nonneg(x)
        """));

    [Theory]
    [InlineData("x * relu(x) == relu(x)^2", "apart")]
    [InlineData("abs(x)^2 == x^2", "size")]
    [InlineData("y * abs(x) - y * relu(-x) == y * relu(x)", "size")]
    [InlineData("relu(max_p(relu(x * y))) == relu(max_p(x * y))", "greatest")]
    [InlineData("minmax(3 * minmax(minmax(x)) + 2) == minmax(x)", "scaled")]
    [InlineData("sqrt(abs(x))^2 == abs(x)", "root")]
    [InlineData("sum_k(relu(y) * (relu(c) - relu(-c))) == sum_k(c * relu(y))", "parts")]
    public void Joins_what_follows_and_names_the_rules(string statement, string needed)
    {
        var claim = RuleTexts.Rule(statement);
        var used = Book.Join(claim.Left, claim.Right, claim.Conditions);
        Assert.NotNull(used);
        Assert.Contains(used, rule => rule.Name == needed);
        // What is named is enough.
        Assert.NotNull(new RuleBook(used).Join(claim.Left, claim.Right, claim.Conditions));
    }

    // x - relu(x) is -relu(-x), which is nowhere above 0.
    [Fact]
    public void The_sign_of_one_side_counts_for_the_other()
    {
        var claim = RuleTexts.Rule("relu(x - relu(x)) == 0");
        Assert.NotNull(Book.Join(claim.Left, claim.Right, claim.Conditions));
    }

    [Theory]
    [InlineData("sqrt(x)^2 == x")] // the condition is not met
    [InlineData("relu(x) == x")]
    [InlineData("minmax(x) == x")]
    [InlineData("max_p(abs(x)) == abs(max_p(x))")]
    [InlineData("relu(x) * relu(y) == relu(x * y)")]
    public void Does_not_join_what_does_not_follow(string statement)
    {
        var claim = RuleTexts.Rule(statement);
        Assert.Null(Book.Join(claim.Left, claim.Right, claim.Conditions));
    }

    [Fact]
    public void Equal_normal_forms_need_no_rule() =>
        Assert.Equal([], Book.Join(Mul(A, G), Mul(G, A), FactSet.None));

    [Fact]
    public void Facts_of_the_inputs_meet_conditions()
    {
        Assert.Null(Book.Join(Pow(Sqrt(A), 2), A, FactSet.None));
        var used = Book.Join(Pow(Sqrt(A), 2), A, new FactSet(APositive));
        Assert.Equal("root", Assert.Single(used!).Name);
    }

    [Fact]
    public void Terms_of_other_types_and_layers_are_matched()
    {
        var other = Term.Input("A@scale2", TermType.Features);
        var used = Book.Join(
            Upsample(SumK(Add(Relu(other), Neg(Relu(Neg(other)))))), Upsample(SumK(other)), FactSet.None);
        Assert.Contains(used!, rule => rule.Name == "parts");
        Assert.NotNull(Book.Join(Add(Relu(Y), Neg(Relu(Neg(Y)))), Y, FactSet.None));
    }
}
