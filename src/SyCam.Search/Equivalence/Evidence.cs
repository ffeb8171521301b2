using System.Globalization;
using SyCam.Grammar.Terms;

namespace SyCam.Search.Equivalence;

/// <summary>What supports a merge or the pruning of a dead map.</summary>
/// <param name="Kind">Proved or only tested.</param>
/// <param name="Assumed">The facts that it rests on.</param>
/// <param name="Probes">The number of probes on which it was seen to hold.</param>
/// <param name="Method">The form of proof or test, such as <c>normal-form</c> or <c>one-position</c>.</param>
/// <param name="Elapsed">The prover's time.</param>
/// <param name="QueryHash">The hash of the deciding query; empty where there was none.</param>
public sealed record Evidence(
    EvidenceKind Kind, FactSet Assumed, int Probes, string Method, TimeSpan Elapsed, string QueryHash)
{
    /// <summary>As tables print it: <c>proved</c>, <c>proved under nonneg(A)</c>, <c>tested(64)</c>.</summary>
    public string Status => Kind switch
    {
        EvidenceKind.Tested => string.Create(CultureInfo.InvariantCulture, $"tested({Probes})"),
        _ when Assumed.All.Count == 0 => "proved",
        _ => $"proved under {Assumed}",
    };
}
