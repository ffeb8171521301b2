using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Proving;
using SyCam.Search.Rules;
using SyCam.Search.Tests.Support;
using SyCam.Testing;

namespace SyCam.Search.Tests.Rules;

public sealed class RuleCheckerTests : IDisposable
{
    private readonly ProverPool _pool = new(2, new ProverOptions { Timeout = TimeSpan.FromSeconds(20) });

    public void Dispose() => _pool.Dispose();

    private static IReadOnlyList<TermRule> Shipped { get; } = GrammarReader
        .ReadFile(Path.Combine(ReferenceData.RepositoryRoot, "grammars", "std", "rules.sycam")).Definition!.Rules;

    [Fact]
    public void Every_shipped_rule_is_proved_again_and_holds_on_ten_thousand_tensors()
    {
        Assert.True(Shipped.Count >= 60);
        Assert.All(Shipped, rule => Assert.True(rule.Status!.IsProved, rule.ToString()));
        var checks = new RuleChecker(_pool).Check(Shipped, 10_000, 11, 2, TestContext.Current.CancellationToken);
        Assert.Equal([], checks.Where(check => check.Problem is not null).Select(check => $"{check.Rule.Name}: {check.Problem}"));
        Assert.All(checks, check => Assert.Equal(ProofStatus.Proved, check.Answer.Status));
    }

    [Fact]
    public void No_shipped_rule_follows_from_the_normal_forms() => Assert.All(Shipped, rule =>
    {
        var forms = new NormalForms(rule.Conditions);
        Assert.NotEqual(forms.Normalize(rule.Left), forms.Normalize(rule.Right));
    });

    [Fact]
    public void No_shipped_rule_is_seen_to_follow_from_the_others() => Assert.All(Shipped, rule => Assert.Null(
        new RuleBook([.. Shipped.Where(other => other != rule)]).Join(rule.Left, rule.Right, rule.Conditions)));

    [Theory]
    [InlineData("relu(x + y) == relu(x) + relu(y)", "the sides differ: K = ")]
    [InlineData("eigen(x + y) == eigen(x) + eigen(y)", "the sides differ: K = ")]
    [InlineData("x * y == y * x", "both sides have the same normal form")]
    [InlineData("sqrt(x)^2 == relu(x) proved(one-position, 1 ms, \"12ab\")", "but the hash of the query is \"")]
    [InlineData("sqrt(x)^2 == relu(x) proved(axioms, 1 ms)", "but the proof is by one-position")]
    [InlineData("sqrt(x)^2 == relu(x) tested(10)", "but it is proved by one-position")]
    [InlineData("eigen(-x * max_p(max_k(x))) == abs(max_p(max_k(x))) * eigen(x) proved(normal-form, 1 ms)", "")]
    public void What_a_file_gets_wrong_is_said(string statement, string problem)
    {
        var check = new RuleChecker(_pool).Check(
            [RuleTexts.Rule(statement)], 500, 1, 1, TestContext.Current.CancellationToken)[0];
        Assert.NotNull(check.Problem);
        Assert.Contains(problem, check.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_right_has_no_problem()
    {
        var rule = RuleTexts.Rule("sqrt(x)^2 == relu(x)");
        var checks = new RuleChecker(_pool).Check([rule], 500, 1, 1, TestContext.Current.CancellationToken);
        Assert.Null(checks[0].Problem);
        var status = RuleStatus.Proved(checks[0].Answer.Method, 99, checks[0].Answer.QueryHash);
        var again = new RuleChecker(_pool).Check(
            [rule with { Status = status }], 500, 2, 1, TestContext.Current.CancellationToken);
        Assert.Null(again[0].Problem);
    }
}
