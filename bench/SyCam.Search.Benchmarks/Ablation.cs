using System.Globalization;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Enumeration;
using SyCam.Search.Equivalence;
using SyCam.Search.Probing;
using SyCam.Search.Proving;

namespace SyCam.Search.Benchmarks;

/// <summary>How many maps of a grammar are left to score when a part of the pruning is taken away: the facts, the merging of
/// equal maps, or most of the probes.</summary>
internal static class Ablation
{
    private const string Head = "gap-linear";

    public static int Run(string[] args)
    {
        if (GrammarReader.ReadFile(args[0], []).Definition is not { } grammar)
        {
            Console.Error.WriteLine($"{args[0]} is no grammar without mistakes: see `sycam grammar check`");
            return 2;
        }

        var most = int.Parse(args[1], CultureInfo.InvariantCulture);
        var typed = new GrammarCounter(grammar).CountByCost(most).Aggregate((sum, count) => sum + count);
        var facts = grammar.FactsFor(Head);
        Console.WriteLine("| setting | built | maps | to score | merges proved | merges tested |\n|--|--:|--:|--:|--:|--:|");
        Console.WriteLine($"| typed enumeration | {typed} | {typed} | {typed} | | |");
        Show("equal values only", grammar, FactSet.None, most, merges: false);
        Show("3 probes (unsound)", grammar, facts, most, merges: true, probes: 3);
        Show("no facts", grammar, FactSet.None, most, merges: true);
        Show($"facts of every model ({grammar.FactsFor("")})", grammar, grammar.FactsFor(""), most, merges: true);
        Show($"and of {Head} heads ({facts})", grammar, facts, most, merges: true);
        return 0;
    }

    private static void Show(
        string name, GrammarDefinition grammar, FactSet facts, int most, bool merges, int probes = 0)
    {
        using var prover = new Prover(new ProverOptions { Timeout = TimeSpan.FromMilliseconds(250), UsesAxioms = false });
        var oracle = new EquivalenceOracle(
            prover, new NormalForms(facts, grammar.Inputs.Select(input => input.Term)),
            new ProbeEvaluator(new ProbeSet(facts, seed: 0)));
        var enumerator = new Enumerator(grammar, facts, most, probes: probes);
        var (left, proved, tested) = (0, 0, 0);
        foreach (var candidate in enumerator.Candidates())
        {
            var verdict = merges ? oracle.Judge(candidate.Map, CancellationToken.None) : Verdict.New;
            if ((verdict.Merge?.Evidence ?? verdict.Dead?.Evidence)?.Kind is { } kind)
            {
                if (kind == EvidenceKind.Proved) proved++;
                else tested++;
                continue;
            }

            left++;
            if (merges) oracle.Add(candidate.Map);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {enumerator.Counters.Built} | {enumerator.Counters.Maps} | {left} | {proved} | {tested} |"));
    }
}
