using SyCam.Search.Proving;
using SyCam.Search.Rules;
using SyCam.Search.Tests.Support;

namespace SyCam.Search.Tests.Rules;

public sealed class RuleLearnerTests
{
    private static readonly MiningTheme Signs = new("signs", "x y", "relu abs", 3) { MaxSize = 9 };
    private static readonly MiningTheme Roots = new("roots", "x", "relu abs sqrt", 3);
    private static readonly MiningTheme Scaling = new("scaling", "x", "relu max_p minmax", 3);
    private static readonly MiningTheme Sums = new("sums", "x", "relu sum_p max_p", 3, NonNegative: true);

    // Known from the literature or by hand; each must be a rule or follow from those that were found.
    [Fact]
    public void Finds_the_laws_of_signs() => Finds(
        Signs,
        "relu(x) - relu(-x) == x", "abs(x) == relu(x) + relu(-x)", "relu(x) * relu(-x) == 0",
        "relu(relu(x) - x) == relu(x) - x", "x * relu(x) == relu(x)^2", "relu(x - relu(x)) == 0");

    [Fact]
    public void Finds_the_laws_of_roots() => Finds(
        Roots, "sqrt(x^2) == abs(x)", "sqrt(relu(x)) == sqrt(x)", "sqrt(x) * sqrt(-x) == 0", "sqrt(-abs(x)) == 0");

    [Fact]
    public void Finds_the_laws_of_scaling_and_maxima() => Finds(
        Scaling, "minmax(minmax(x)) == minmax(x)", "max_p(relu(x)) == relu(max_p(x))", "relu(x - max_p(x)) == 0");

    [Fact]
    public void Finds_what_holds_only_under_a_condition()
    {
        var rules = Finds(Sums, "relu(x - sum_p(x)) == 0 under nonneg(x)");
        Assert.Contains(rules, rule => rule.Conditions.All.Count > 0);
    }

    [Fact]
    public void Finds_the_same_with_one_and_with_three_threads()
    {
        Assert.Equal(Statements(1), Statements(3));

        List<string> Statements(int workers) =>
            [.. Learn(Signs, workers).Rules.Select(rule => $"{rule.Name}: {rule.Statement}")];
    }

    [Fact]
    public void A_budget_that_is_over_begins_no_size()
    {
        using var prover = new Prover();
        var report = new RuleLearner(prover).Learn(
            new LearnOptions { Themes = [Signs], Budget = TimeSpan.FromTicks(1), Workers = 1 }, null, CancellationToken.None);
        Assert.Empty(report.Rules);
        Assert.Equal(0, report.CompleteSize);
        Assert.NotEqual(0, report.Candidates);
    }

    [Fact]
    public void Learning_can_be_cancelled()
    {
        using var prover = new Prover();
        Assert.ThrowsAny<OperationCanceledException>(() => new RuleLearner(prover).Learn(
            new LearnOptions { Themes = [Signs] }, null, new CancellationToken(canceled: true)));
    }

    private static IReadOnlyList<SyCam.Grammar.Typing.TermRule> Finds(MiningTheme theme, params string[] laws)
    {
        var report = Learn(theme, workers: 2);
        var book = new RuleBook(report.Rules);
        foreach (var law in laws.Select(RuleTexts.Rule))
            Assert.True(
                book.Join(law.Left, law.Right, law.Conditions) is not null,
                $"{law.Statement} does not follow from\n{string.Join('\n', report.Rules)}");
        Assert.All(report.Rules, rule => Assert.True(rule.Status!.IsProved));
        Assert.All(report.Tested, rule => Assert.False(rule.Status!.IsProved));
        return report.Rules;
    }

    private static LearnReport Learn(MiningTheme theme, int workers)
    {
        using var pool = new ProverPool(workers, new ProverOptions { Timeout = TimeSpan.FromSeconds(20) });
        return new RuleLearner(pool).Learn(
            new LearnOptions { Themes = [theme], Tests = 1000, Workers = workers }, null,
            TestContext.Current.CancellationToken);
    }
}
