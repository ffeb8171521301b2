using SyCam.Search.Proving;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Proving;

public sealed class ProverPoolTests
{
    private static readonly ProverOptions Patient = new() { Timeout = TimeSpan.FromSeconds(20) };

    private static readonly string[] Statements =
    [
        "relu(x) - relu(-x) == x", "abs(x * y) == abs(x) * abs(y)", "x * (y + z) == x * y + x * z",
        "max_p(relu(x)) == relu(max_p(x))", "minmax(minmax(x)) == minmax(x)", "sum_k(softmax_k(x)) == 1",
        "relu(x + y) == relu(x) + relu(y)", "max_p(x + y) == max_p(x) + max_p(y)", "sqrt(x)^2 == relu(x)",
        "relu(x - max_k(x)) == 0", "upsample(m + n) == upsample(m) + upsample(n)", "div0(x^2, x) == x + 1",
    ];

    [Fact]
    public void A_pool_gives_the_answers_of_a_single_prover()
    {
        var rules = Enumerable.Repeat(Statements, 3).SelectMany(all => all).Select(RuleTexts.Rule).ToArray();
        using var single = new Prover(Patient);
        using var pool = new ProverPool(3, Patient);
        var expected = rules.Select(rule => Answers(single, rule)).ToArray();
        var found = new ((ProofStatus, string, string), (ProofStatus, string))[rules.Length];
        Parallel.For(
            0, rules.Length, new ParallelOptions { MaxDegreeOfParallelism = 6 },
            i => found[i] = Answers(pool, rules[i]));
        Assert.Equal(expected, found);
        Assert.Contains(expected, item => item.Item1.Item1 == ProofStatus.Proved);
        Assert.Contains(expected, item => item.Item2.Item1 == ProofStatus.Refuted);
    }

    [Fact]
    public void A_cancelled_call_is_unknown_and_the_pool_goes_on()
    {
        using var pool = new ProverPool(1, Patient);
        var rule = RuleTexts.Rule("relu(x) - relu(-x) == x");
        var cancelled = pool.ProveEqual(
            rule.Left, rule.Right, Scale.One, rule.Conditions, new CancellationToken(canceled: true));
        Assert.Equal(ProofStatus.Unknown, cancelled.Status);
        Assert.Equal(ProofStatus.Proved, Answers(pool, rule).Item1.Item1);
    }

    [Fact]
    public void A_pool_has_at_least_one_prover() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProverPool(0));

    [Fact]
    public void A_check_that_does_not_end_is_left_behind()
    {
        using var gate = new ManualResetEventSlim();
        using var stuck = new SolverThread();
        var over = new Deadline(TimeProvider.System, TimeSpan.FromMilliseconds(1), CancellationToken.None);
        Assert.False(stuck.TryCall(
            () =>
            {
                gate.Wait();
                return 1;
            },
            over, TimeSpan.FromMilliseconds(20), out _));
        gate.Set();
        using var next = new SolverThread();
        var open = new Deadline(TimeProvider.System, TimeSpan.FromMinutes(5), CancellationToken.None);
        Assert.True(next.TryCall(() => 2, open, TimeSpan.FromMinutes(5), out var result));
        Assert.Equal(2, result);
    }

    private static ((ProofStatus, string, string), (ProofStatus, string)) Answers(
        IProver prover, SyCam.Grammar.Typing.TermRule rule)
    {
        var proof = prover.ProveEqual(rule.Left, rule.Right, Scale.One, rule.Conditions, CancellationToken.None);
        var refutation = prover.Refute(rule.Left, rule.Right, Scale.One, rule.Conditions, CancellationToken.None);
        return ((proof.Status, proof.Method, proof.QueryHash), (refutation.Status, refutation.Method));
    }
}
