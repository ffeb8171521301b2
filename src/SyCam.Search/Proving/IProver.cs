using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>Decides statements about terms for all tensors; used by one thread.</summary>
public interface IProver
{
    /// <summary>Is the map no saliency at all: nowhere above 0 before its outer relu, or the same at all positions?</summary>
    ProofAnswer ProveDead(Term map, FactSet facts, CancellationToken cancellation);

    /// <summary>Is <paramref name="left"/> equal to <paramref name="scale"/> times <paramref name="right"/>?</summary>
    ProofAnswer ProveEqual(Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation);

    /// <summary>Are there small tensors on which the equality of <see cref="ProveEqual"/> fails? Never answers
    /// <see cref="ProofStatus.Proved"/>.</summary>
    ProofAnswer Refute(Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation);
}
