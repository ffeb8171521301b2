using SyCam.Eval.Saliency;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Tests.Saliency;

public sealed class EigenSmoothingTests
{
    private static readonly Term A = Term.Input("A", TermType.Features);
    private static readonly Term W = Term.Input("w", TermType.Channels);

    [Fact]
    public void The_sum_over_channels_becomes_the_principal_component()
    {
        var weighted = Term.Of(Operators.Mul, W, A);
        var expected = Term.Of(Operators.Eigen, weighted);
        Assert.Equal(expected, EigenSmoothing.Apply(Term.Of(Operators.SumK, weighted)));
        Assert.Equal(expected, EigenSmoothing.Apply(Term.Of(Operators.MeanK, weighted)));
        Assert.Equal(
            Term.Of(Operators.Relu, expected), EigenSmoothing.Apply(Term.Of(Operators.Relu, Term.Of(Operators.SumK, weighted))));
    }

    [Fact]
    public void A_map_without_such_a_sum_has_none()
    {
        var map = Term.Of(Operators.Add, Term.Of(Operators.SumK, A), Term.Of(Operators.MaxK, A));
        Assert.Null(EigenSmoothing.Apply(map));
        Assert.Null(EigenSmoothing.Apply(Term.Of(Operators.Relu, map)));
    }
}
