using Microsoft.Z3;
using SyCam.Grammar.Terms;
using SyCam.Search.Proving;
using SyCam.Search.Rules;

namespace SyCam.Search.Tests.Proving;

/// <summary>The axioms themselves: true on random tensors and on bounded shapes, and together consistent.</summary>
public sealed class AxiomTests
{
    public static TheoryData<string> Names => [.. Axioms.All.Select(axiom => axiom.Rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_axiom_holds_on_ten_thousand_random_tensors(string name) =>
        Assert.Equal("", RuleTester.FindFailure(Find(name).Rule, 10_000, seed: 5)?.ToString() ?? "");

    [Fact]
    public void No_small_tensors_refute_an_axiom()
    {
        using var prover = new Prover(new ProverOptions { Timeout = TimeSpan.FromSeconds(2) });
        var exact = Axioms.All.Select(axiom => axiom.Rule)
            .Where(rule => ExactTerms.Covers(rule.Left) && ExactTerms.Covers(rule.Right)).ToList();
        Assert.InRange(exact.Count, 25, Axioms.All.Count);
        Assert.All(exact, rule => Assert.NotEqual(
            ProofStatus.Refuted,
            prover.Refute(rule.Left, rule.Right, Scale.One, rule.Conditions, CancellationToken.None).Status));
    }

    // Tensors of one channel and one position are reals: with what the operators are there, every axiom is a theorem, so
    // the axioms have a model and nothing false follows from them.
    [Theory]
    [MemberData(nameof(Names))]
    public void An_axiom_is_a_theorem_of_the_tensors_of_one_value(string name)
    {
        var rule = Find(name).Rule;
        using var z3 = new Context();
        using var solver = z3.MkSolver(z3.MkTactic("qfnra-nlsat"));
        var model = new OneValue(z3);
        solver.Add(!z3.MkEq(model.Value(rule.Left), model.Value(rule.Right)));
        foreach (var fact in rule.Conditions.All)
            if (fact.Kind == FactKind.NonNegative) solver.Add(z3.MkGe(z3.MkRealConst(fact.Input), z3.MkReal(0)));
        solver.Add(model.Conditions);
        Assert.Equal(Status.UNSATISFIABLE, solver.Check());
    }

    private static Axiom Find(string name) => Axioms.All.Single(axiom => axiom.Rule.Name == name);

    private sealed class OneValue(Context z3)
    {
        private readonly List<BoolExpr> _conditions = [];

        public IReadOnlyList<BoolExpr> Conditions => _conditions;

        public ArithExpr Value(Term term)
        {
            var x = term.Children.Select(Value).ToArray();
            return term.Operator.Name switch
            {
                "input" => z3.MkRealConst(term.Name),
                "constant" => z3.MkReal(term.Value.ToString()),
                "+" => z3.MkAdd(x),
                "*" => z3.MkMul(x),
                "^" => z3.MkMul([.. Enumerable.Repeat(x[0], term.Parameter)]),
                "div0" => Quotient(x[0], x[1]),
                "relu" => Choose(x[0] >= 0, x[0], z3.MkReal(0)),
                "abs" or "eigen" => Choose(x[0] >= 0, x[0], z3.MkUnaryMinus(x[0])),
                "sqrt" => Root(x[0]),
                "softmax_k" => z3.MkReal(1),
                "minmax" => z3.MkReal(0),
                "sum_p" or "mean_p" or "max_p" or "sum_k" or "mean_k" or "max_k" or "upsample" => x[0],
                var other => throw new NotSupportedException(other),
            };
        }

        private ArithExpr Choose(BoolExpr condition, ArithExpr yes, ArithExpr no) =>
            (ArithExpr)z3.MkITE(condition, yes, no);

        private ArithExpr Quotient(ArithExpr x, ArithExpr y)
        {
            var quotient = (ArithExpr)z3.MkFreshConst("q", z3.RealSort);
            _conditions.Add((BoolExpr)z3.MkITE(
                z3.MkEq(y, z3.MkReal(0)), z3.MkEq(quotient, z3.MkReal(0)), z3.MkEq(quotient * y, x)));
            return quotient;
        }

        private ArithExpr Root(ArithExpr x)
        {
            var root = (ArithExpr)z3.MkFreshConst("r", z3.RealSort);
            _conditions.Add(root >= 0);
            _conditions.Add(z3.MkEq(root * root, Choose(x >= 0, x, z3.MkReal(0))));
            return root;
        }
    }
}
