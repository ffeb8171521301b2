using SyCam.Grammar.Typing;

namespace SyCam.Grammar.Tests;

public class DerivationFinderTests
{
    // By hand: GradCAM = C * F (1), A (1), mean_p (1), G (1).
    [Theory]
    [InlineData("GradCAM", 4)]
    [InlineData("HiResCAM", 3)]
    [InlineData("LayerCAM", 4)]
    [InlineData("XGradCAM", 10)]
    [InlineData("GradCAMpp", 19)]
    public void A_baseline_costs_what_its_cheapest_derivation_costs(string baseline, int cost)
    {
        var grammar = Toy.Shipped("gradient.sycam");
        var term = grammar.Baselines.Single(item => item.Name == baseline).Term;
        Assert.Equal(cost, new DerivationFinder(grammar).LeastCost(term));
    }

    // One term fills each operand of a join, wherever it stands, and costs once: X = A or G at 2, max at 1.
    [Theory]
    [InlineData("max(sum_k(A), sum_k(G))", 5)]
    [InlineData("max(sum_k(A), sum_k(A))", 5)]
    [InlineData("sum_k(A) + relu(sum_k(G) - sum_k(A))", 5)]
    [InlineData("sum_k(A) + relu(sum_k(G) - sum_k(G))", null)]
    [InlineData("consensus(1/2; sum_k(G))", 5)]
    [InlineData("div0(relu(rank(upsample(sum_k(G))) - 1/2), rank(upsample(sum_k(A))) - 1/2)", null)]
    public void What_a_join_repeats_is_one_term(string text, int? cost)
    {
        var grammar = Toy.Whole("""
            syntax 1
            inputs { A : features nonneg  G : features }
            grammar Cam : map { Cam = max(X, X) cost 1 | consensus(1/2; X) cost 3
            X : map = sum_k(A) cost 2 | sum_k(G) cost 2 }
            """);
        Assert.Equal(cost, new DerivationFinder(grammar).LeastCost(Toy.Term(text)));
        Assert.Equal([0, 0, 0, 0, 0, 6], new GrammarCounter(grammar).CountByCost(5).Select(count => (int)count));
    }

    [Theory]
    [InlineData("sum_k(relu(G * A))")]
    [InlineData("relu(sum_k(3 * A))")]
    [InlineData("relu(sum_k(max_p(G) * A))")]
    public void A_term_outside_the_grammar_is_not_derived(string text)
    {
        var grammar = Toy.Shipped("gradient.sycam");
        Assert.Null(new DerivationFinder(grammar).LeastCost(Toy.Term(text)));
    }

    [Fact]
    public void Sums_and_products_match_in_any_order_and_grouping()
    {
        var grammar = Toy.Shipped("gradient.sycam");
        var finder = new DerivationFinder(grammar);
        // Three leaves, two products: 5.
        Assert.Equal(5, finder.LeastCost(Toy.Term("relu(sum_k(G * A * G))")));
        Assert.Equal(5, finder.LeastCost(Toy.Term("relu(sum_k(A * (G * G)))")));
        Assert.Equal(4, finder.LeastCost(Toy.Term("relu(sum_k(A * mean_p(G)))")));
    }

    [Fact]
    public void A_cycle_of_renamings_ends_and_the_cheaper_way_counts()
    {
        var grammar = Toy.Read("F : features = A cost 7 | H cost 1   H : features = F cost 1 | A cost 2");
        Assert.Equal(3, new DerivationFinder(grammar).LeastCost(Toy.Term("relu(sum_k(A))")));
    }
}
