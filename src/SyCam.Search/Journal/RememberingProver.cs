using System.Globalization;
using SyCam.Grammar.Terms;
using SyCam.Search.Proving;

namespace SyCam.Search.Journal;

/// <summary>A prover that asks no question twice, in this run or in the part of it that the journal holds.</summary>
internal sealed class RememberingProver(IProver prover, RunJournal journal) : IProver
{
    /// <summary>Questions that went to the prover itself.</summary>
    public long Asked { get; private set; }

    public ProofAnswer ProveDead(Term map, FactSet facts, CancellationToken cancellation) =>
        Ask($"dead {map} under {facts}", () => prover.ProveDead(map, facts, cancellation), cancellation);

    public ProofAnswer ProveEqual(
        Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation) =>
        Ask(
            $"equal {Text(left, right, scale, facts)}",
            () => prover.ProveEqual(left, right, scale, facts, cancellation),
            cancellation);

    public ProofAnswer Refute(Term left, Term right, Scale scale, FactSet facts, CancellationToken cancellation) =>
        Ask(
            $"refute {Text(left, right, scale, facts)}",
            () => prover.Refute(left, right, scale, facts, cancellation),
            cancellation);

    private static string Text(Term left, Term right, Scale scale, FactSet facts) => string.Create(
        CultureInfo.InvariantCulture, $"{left} = {scale.Factor} * N^{scale.PositionPower} * {right} under {facts}");

    private ProofAnswer Ask(string question, Func<ProofAnswer> ask, CancellationToken cancellation)
    {
        if (journal.TryGetProof(question, out var answer)) return answer;
        cancellation.ThrowIfCancellationRequested();
        answer = ask();

        // An answer that cancellation cut short is not the answer.
        cancellation.ThrowIfCancellationRequested();
        Asked++;
        journal.Add(question, answer);
        return answer;
    }
}
