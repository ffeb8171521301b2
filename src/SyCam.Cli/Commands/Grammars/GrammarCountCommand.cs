using System.CommandLine;
using System.Globalization;
using System.Numerics;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar count</c>: how many expressions there are, before anything runs.</summary>
internal sealed class GrammarCountCommand(Terminal terminal)
{
    private const int DefaultCost = 10;
    private const int GreatestCost = 1000;

    private readonly Argument<string> _file = new("file") { Description = "grammar file" };

    private readonly Option<int> _maxCost = new("--max-cost")
    {
        Description = "the greatest cost",
        DefaultValueFactory = _ => DefaultCost,
    };

    private readonly Option<bool> _all = new("--all") { Description = "all nonterminals, not only the start symbol" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _maxCost.Validators.Add(result => Validation.Between(result, 0, GreatestCost));
        var command = new Command(
            "count", "Count the expressions of each cost exactly (derivations, before constraints and merging).")
        {
            _file, _maxCost, _all,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var grammar = GrammarFiles.Read(parsed.GetValue(_file)!, terminal.Say);
        var most = parsed.GetValue(_maxCost);
        var counter = new GrammarCounter(grammar);
        var shown = parsed.GetValue(_all) ? grammar.Nonterminals : [grammar.Start];
        foreach (var nonterminal in shown)
        {
            terminal.Print($"{nonterminal.Name} : {nonterminal.Type.ToName()}");
            BigInteger total = 0;
            for (var cost = 0; cost <= most; cost++)
            {
                cancellation.ThrowIfCancellationRequested();
                var count = counter.CountByCost(cost, nonterminal.Name)[cost];
                total += count;
                terminal.Print(string.Create(
                    CultureInfo.InvariantCulture, $"  cost {cost,3}: {count,20:N0}   up to it: {total,20:N0}"));
            }
        }

        return ExitCodes.Ok;
    }
}
