using SyCam.Grammar.Terms;
using SyCam.Search.Proving;

namespace SyCam.Search.Tests.Support;

/// <summary>A prover that answers by script; what the script does not cover is unknown.</summary>
internal sealed class FakeProver : IProver
{
    public static readonly ProofAnswer Unknown = ProofAnswer.UnknownBy("fake", TimeSpan.FromMilliseconds(1));
    public static readonly ProofAnswer Proved = new(ProofStatus.Proved, "fake", TimeSpan.FromMilliseconds(1), "cafe");

    public Func<Term, FactSet, ProofAnswer> OnDead { get; init; } = (_, _) => Unknown;

    public Func<Term, Term, Scale, FactSet, ProofAnswer> OnEqual { get; init; } = (_, _, _, _) => Unknown;

    public Func<Term, Term, Scale, FactSet, ProofAnswer> OnRefute { get; init; } = (_, _, _, _) => Unknown;

    public List<string> Asked { get; } = [];

    public static ProofAnswer Refuted(Counterexample counterexample) =>
        new(ProofStatus.Refuted, "fake", TimeSpan.FromMilliseconds(1), "beef", counterexample);

    public ProofAnswer ProveDead(Term map, FactSet facts, CancellationToken cancellation)
    {
        Asked.Add($"dead {map} under {facts}");
        return OnDead(map, facts);
    }

    public ProofAnswer ProveEqual(Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation)
    {
        Asked.Add($"equal {left} {right} {scale.Factor} {scale.PositionPower} under {facts}");
        return OnEqual(left, right, scale, facts);
    }

    public ProofAnswer Refute(Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation)
    {
        Asked.Add($"refute {left} {right} {scale.Factor} {scale.PositionPower} under {facts}");
        return OnRefute(left, right, scale, facts);
    }
}
