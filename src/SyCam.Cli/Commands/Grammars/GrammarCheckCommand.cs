using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Search.Equivalence;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar check</c>: mistakes, sizes, expectations and what collapses.</summary>
internal sealed class GrammarCheckCommand(Terminal terminal)
{
    private const int ShownLevels = 10;

    private readonly Argument<string> _file = new("file") { Description = "grammar file" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var check = new Command("check", "Read a grammar: all mistakes at once, or types, sizes and what collapses.") { _file };
        check.SetAction((parsed, cancellation) =>
            Task.Run(() => Check(parsed.GetValue(_file)!, cancellation), CancellationToken.None));
        return check;
    }

    private int Check(string path, CancellationToken cancellation)
    {
        var reading = GrammarReader.ReadFile(GrammarFiles.Locate(path), GrammarFiles.Roots);
        if (reading.Diagnostics.Count > 0) terminal.Say(reading.Report().TrimEnd());
        if (reading.Definition is not { } grammar) return ExitCodes.UserError;

        var kind = grammar.IsLibrary ? "a library without rules" : $"grammar {grammar.Name}";
        terminal.Print($"{path}: {kind}, hash {grammar.Hash[..12]}");
        foreach (var input in grammar.Inputs)
            terminal.Print($"  input {input.Name} : {input.Type.ToName()} from {input.Source}, cost {input.Cost}");
        foreach (var nonterminal in grammar.Nonterminals)
            terminal.Print($"  {nonterminal.Name} : {nonterminal.Type.ToName()}, {nonterminal.Productions.Count} productions");
        if (!grammar.IsLibrary) ShowCounts(grammar, cancellation);
        ShowBaselines(grammar, "other", cancellation);
        foreach (var head in grammar.Facts.Select(fact => fact.Head).OfType<string>().Distinct())
            ShowBaselines(grammar, head, cancellation);
        return RunExpectations(reading, grammar, cancellation) ? ExitCodes.Ok : ExitCodes.UserError;
    }

    private bool RunExpectations(GrammarReading reading, GrammarDefinition grammar, CancellationToken cancellation)
    {
        using var prover = Provers.Make();
        var runner = new ExpectationRunner(grammar, prover);
        var all = true;
        foreach (var expectation in reading.Expectations)
        {
            var outcome = runner.Run(expectation, cancellation);
            var (line, column) = reading.Source.Locate(expectation.Span.Start);
            if (outcome.Holds) terminal.Print($"expect ok: {reading.Source.Slice(expectation.Span)}: {outcome.Detail}");
            else terminal.Say($"{reading.Source.Path}({line},{column}): error: expectation fails: {outcome.Detail}");
            all &= outcome.Holds;
        }

        return all;
    }

    private void ShowCounts(GrammarDefinition grammar, CancellationToken cancellation)
    {
        var most = Math.Min(grammar.Constraints.MaxCost ?? ShownLevels, ShownLevels);
        var counts = new GrammarCounter(grammar).CountByCost(most);
        terminal.Print("expressions of the start symbol, by cost (naive derivations, before any merging):");
        for (var cost = 0; cost <= most; cost++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (counts[cost] > 0)
                terminal.Print(string.Create(CultureInfo.InvariantCulture, $"  cost {cost,2}: {counts[cost],14:N0}"));
        }
    }

    private void ShowBaselines(GrammarDefinition grammar, string head, CancellationToken cancellation)
    {
        var facts = grammar.FactsFor(head);
        using var prover = Provers.Make();
        var collapses = CollapseFinder.Find(grammar, facts, prover, cancellation);
        terminal.Print($"named methods on a model with head \"{head}\" (facts: {facts}):");
        foreach (var baseline in grammar.Baselines)
        {
            var same = collapses.FirstOrDefault(collapse => collapse.Same == baseline.Name);
            var note = same is null ? "" : $"; the same map as {same.Kept}: {same.Merge.Evidence.Status}";
            terminal.Print($"  {baseline.Name} = {baseline.Term}   ({Membership(grammar, baseline)}{note})");
        }
    }

    private static string Membership(GrammarDefinition grammar, NamedTerm method)
    {
        var cost = grammar.IsLibrary
            ? TermCosts.Of(method.Term, grammar.LibraryInputs)
            : new DerivationFinder(grammar).LeastCost(method.Term);
        return cost is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"cost {known}")
            : "not derived by the productions";
    }
}
