using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Probing;
using SyCam.Search.Tests.Support;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Enumeration;

public sealed class RediscoveryTests(ITestOutputHelper output)
{
    [Fact]
    public void The_gradient_grammar_reaches_the_methods_of_the_literature_by_cost_10()
    {
        var facts = new FactSet(APositive);
        var grammar = TestGrammars.Gradient(10);
        var evaluator = new ProbeEvaluator(new ProbeSet(facts, seed: 7));
        Fingerprint Value(Term map) => evaluator.Evaluate(map).Fingerprint;
        var enumerator = new Enumerator(grammar, facts);
        var found = new Dictionary<Fingerprint, int>();
        foreach (var candidate in enumerator.Candidates(TestContext.Current.CancellationToken))
            found.TryAdd(Value(candidate.Map), candidate.Cost);
        output.WriteLine($"{enumerator.Counters}");

        // By hand: A and G cost 1, a product 1, relu 1, a mean or sum 1, a quotient 2, relu(sum_k(.)) nothing.
        Assert.Equal(4, found[Value(TestGrammars.GradCam.Term)]);
        Assert.Equal(3, found[Value(TestGrammars.HiResCam.Term)]);
        Assert.Equal(4, found[Value(TestGrammars.LayerCam.Term)]);
        Assert.Equal(10, found[Value(TestGrammars.XGradCam.Term)]);
    }

    [Fact]
    public void The_cost_of_a_written_expression_is_found_without_enumerating()
    {
        var grammar = TestGrammars.Gradient();

        Assert.Equal(4, new DerivationFinder(grammar).LeastCost(TestGrammars.GradCam.Term));
        Assert.Equal(3, new DerivationFinder(grammar).LeastCost(TestGrammars.HiResCam.Term));
        Assert.Equal(10, new DerivationFinder(grammar).LeastCost(TestGrammars.XGradCam.Term));

        // G * G * A as a power and in another grouping; 2 * F and sum_k(relu(F)) are not in the grammar.
        Assert.Equal(4, new DerivationFinder(grammar).LeastCost(Cam(Mul(A, Pow(G, 2)))));
        Assert.Equal(5, new DerivationFinder(grammar).LeastCost(Cam(Mul(G, A, G))));
        Assert.Null(new DerivationFinder(grammar).LeastCost(Cam(Mul(Num(2), A))));
        Assert.Null(new DerivationFinder(grammar).LeastCost(TestGrammars.ElementWise.Term));

        // sum_k 1, relu 1, product 1, two inputs; a number as a factor is free, but the
        // product with it is not; as a summand it costs 1.
        Assert.Equal(5, TermCosts.Of(TestGrammars.ElementWise.Term, grammar.Inputs));
        Assert.Equal(6, TermCosts.Of(Cam(Add(Mul(Num(2), A), Num(1))), grammar.Inputs));
    }

    [Fact]
    public void Cheaper_terms_never_appear_late_whatever_the_limit()
    {
        var wide = Run(7).Where(candidate => candidate.Cost <= 5).ToList();

        Assert.Equal(Run(5), wide);

        static List<Candidate> Run(int maxCost) =>
            [.. new Enumerator(TestGrammars.Gradient(), new FactSet(APositive), maxCost)
                .Candidates(TestContext.Current.CancellationToken)];
    }
}
