using SyCam.Search.Rules;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Rules;

public sealed class RuleTesterTests
{
    [Theory]
    [InlineData("max_p(x + y) == max_p(x) + max_p(y)")]
    [InlineData("abs(x) == x")]
    [InlineData("sqrt(x + y) == sqrt(x) + sqrt(y)")]
    [InlineData("minmax(x) + minmax(-x) == 1")] // fails only where x is constant
    [InlineData("upsample(relu(m)) == relu(upsample(m))")]
    [InlineData("eigen(x + y) == eigen(x) + eigen(y)")]
    [InlineData("x - div0(x, x) == relu(x - 1) under nonneg(x)")] // holds on whole numbers
    public void A_false_rule_fails_on_some_tensors(string statement)
    {
        var failure = RuleTester.FindFailure(RuleTexts.Rule(statement), 1000, seed: 1);
        Assert.NotNull(failure);
        Assert.NotEqual(failure.Left, failure.Right);
        Assert.NotEmpty(failure.Values);
    }

    [Theory]
    [InlineData("abs(x) == x under nonneg(x)")]
    [InlineData("mean_p(x) == x under spatially_const(x)")]
    [InlineData("relu(x - max_p(x)) == 0")]
    [InlineData("upsample(m + n) == upsample(m) + upsample(n)")]
    [InlineData("eigen(s * x) == abs(s) * eigen(x)")]
    public void A_true_rule_holds_where_its_conditions_do(string statement) =>
        Assert.Null(RuleTester.FindFailure(RuleTexts.Rule(statement), 3000, seed: 1));

    [Fact]
    public void A_failure_says_where()
    {
        var failure = RuleTester.FindFailure(RuleTexts.Rule("relu(x) == x"), 100, seed: 1)!;
        Assert.Matches(@"^K = \d+, \d+ positions, x = \[.*\]: 0 and -[\d.]+$", failure.ToString());
    }

    [Fact]
    public void What_has_no_evaluation_is_refused() => Assert.Throws<NotSupportedException>(
        () => RuleTester.FindFailure(RuleTexts.Rule("kpca(2 * x) == kpca(x)"), 100, seed: 1));
}
