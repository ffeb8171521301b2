using SyCam.Grammar.Terms;
using SyCam.Search.Proving;
using static SyCam.Search.Tests.Proving.Algebra;

namespace SyCam.Search.Tests.Proving;

public sealed class DeadMapTests : IDisposable
{
    private readonly Prover _prover = new(new ProverOptions { Timeout = TimeSpan.FromSeconds(20) });

    public void Dispose() => _prover.Dispose();

    public static TheoryData<Term, FactSet> Dead => new()
    {
        { Relu(SumK(Mul(A, Neg(Relu(G))))), ANonNegative }, // no summand above 0
        { Relu(Neg(SumK(Square(G)))), FactSet.None },
        { Relu(SumK(Mul(G, Relu(Neg(G))))), FactSet.None }, // g relu(-g) is -g^2 or 0
        { Relu(Add(SumK(Mul(Number(2), A, G)), Neg(SumK(Square(A))), Neg(SumK(Square(G))))), FactSet.None }, // -(A-G)^2
        { SumK(Add(A, Neg(A))), FactSet.None }, // 0
        { SumK(Mul(MeanP(A), G)), GConstant }, // the same at all positions
        { SumK(Mul(Relu(A), Relu(Neg(A)))), FactSet.None }, // one factor is 0
        { SumK(Div0(Add(Square(G), Number(1)), Add(Square(G), Number(1)))), FactSet.None }, // 1 everywhere
    };

    public static TheoryData<Term, FactSet> Alive => new()
    {
        { Relu(SumK(Mul(A, Neg(Relu(G))))), FactSet.None },
        { GradCam, Both }, { HiResCam, Both }, { LayerCam, ANonNegative }, { XGradCam, Both },
        { SumK(Neg(Square(A))), FactSet.None }, // below 0, but it varies and no relu cuts it
    };

    [Theory]
    [MemberData(nameof(Dead), DisableDiscoveryEnumeration = true)]
    public void Proves_that_a_dead_map_is_dead(Term map, FactSet facts)
    {
        var answer = _prover.ProveDead(map, facts, CancellationToken.None);
        Assert.True(answer.Status == ProofStatus.Proved, $"{map}: {answer}");
    }

    [Theory]
    [MemberData(nameof(Alive), DisableDiscoveryEnumeration = true)]
    public void Shows_where_a_live_map_varies(Term map, FactSet facts)
    {
        var answer = _prover.ProveDead(map, facts, CancellationToken.None);
        Assert.Equal(ProofStatus.Refuted, answer.Status);
        var at = answer.Counterexample!;
        NaiveTensors.RequireFacts(at, facts);
        Assert.True(NaiveTensors.Evaluate(map, at).Take(at.Positions).Distinct().Count() > 1);
    }

    // Alive only where A is above 50, beyond the probes: Z3 does not prove it dead either.
    [Fact]
    public void A_map_that_lives_far_out_is_not_called_dead() => Assert.Equal(
        ProofStatus.Unknown,
        _prover.ProveDead(Relu(SumK(Relu(Add(A, Number(-50))))), FactSet.None, CancellationToken.None).Status);
}
