using SyCam.Search.Proving;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Proving;

public sealed class AxiomProofTests : IDisposable
{
    private readonly Prover _prover = new(new ProverOptions { Timeout = TimeSpan.FromSeconds(20) });

    public void Dispose() => _prover.Dispose();

    [Theory]
    [InlineData("max_p(relu(x)) == relu(max_p(x))")] // relu is monotone
    [InlineData("max_k(max_p(x)) == max_p(max_k(x))")]
    [InlineData("max_p(sqrt(x)) == sqrt(max_p(x))")]
    [InlineData("max_p(x^2) == max_p(abs(x))^2")]
    [InlineData("relu(mean_p(x) - max_p(x)) == 0")]
    [InlineData("relu(mean_p(x)^2 - mean_p(x^2)) == 0")] // the variance is not below 0
    [InlineData("minmax(minmax(x)) == minmax(x)")]
    [InlineData("minmax(x) + minmax(-x) == max_p(minmax(x))")]
    [InlineData("minmax(-minmax(x)) == minmax(-x)")]
    [InlineData("sum_k(softmax_k(x)) == 1")]
    [InlineData("div0(softmax_k(x), softmax_k(x)) == 1")]
    [InlineData("upsample(m + n) == upsample(m) + upsample(n)")]
    [InlineData("upsample(s * m) == s * upsample(m)")]
    [InlineData("upsample(m + s) == upsample(m) + s")]
    [InlineData("eigen(s * x) == abs(s) * eigen(x)")]
    [InlineData("relu(max_p(abs(x)) - sum_p(abs(x))) == 0")]
    public void Proves_by_axioms_what_one_position_does_not_show(string statement)
    {
        var answer = Ask(statement);
        Assert.True((answer.Status, answer.Method) == (ProofStatus.Proved, "axioms"), answer.ToString());
        Assert.Matches("^[0-9a-f]{32}$", answer.QueryHash);
    }

    [Theory]
    [InlineData("max_p(relu(-x)) == relu(max_p(x))")]
    [InlineData("max_p(x + y) == max_p(x) + max_p(y)")]
    [InlineData("minmax(x * y) == minmax(x)")]
    [InlineData("minmax(-x) == minmax(x)")]
    [InlineData("minmax(x) + minmax(-x) == 1")] // not where x is constant
    [InlineData("sum_k(softmax_k(x)) == 2")]
    [InlineData("softmax_k(2 * x) == softmax_k(x)")]
    [InlineData("upsample(m * n) == upsample(m) * upsample(n)")]
    [InlineData("upsample(relu(m)) == relu(upsample(m))")]
    [InlineData("eigen(s * x) == s * eigen(x)")]
    [InlineData("sqrt(mean_p(x)) == mean_p(sqrt(x))")]
    [InlineData("sum_p(relu(x)) == relu(sum_p(x))")]
    public void Does_not_prove_what_is_false(string statement) =>
        Assert.Equal(ProofStatus.Unknown, Ask(statement).Status);

    [Fact]
    public void Without_the_axioms_it_stays_open()
    {
        using var plain = new Prover(new ProverOptions { Timeout = TimeSpan.FromSeconds(20), UsesAxioms = false });
        var rule = RuleTexts.Rule("minmax(minmax(x)) == minmax(x)");
        Assert.Equal(
            ProofStatus.Unknown,
            plain.ProveEqual(rule.Left, rule.Right, Scale.One, rule.Conditions, CancellationToken.None).Status);
    }

    private ProofAnswer Ask(string statement)
    {
        var rule = RuleTexts.Rule(statement);
        return _prover.ProveEqual(
            rule.Left, rule.Right, Scale.One, rule.Conditions, TestContext.Current.CancellationToken);
    }
}
