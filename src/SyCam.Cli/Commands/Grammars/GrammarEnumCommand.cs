using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Search.Enumeration;

namespace SyCam.Cli.Commands.Grammars;

/// <summary><c>sycam grammar enum</c>: the different expressions by rising cost.</summary>
internal sealed class GrammarEnumCommand(Terminal terminal)
{
    private const int DefaultLimit = 100;

    private readonly Argument<string> _file = new("file") { Description = "grammar file" };

    private readonly Option<int?> _maxCost = new("--max-cost") { Description = "the greatest cost; default: the grammar's" };

    private readonly Option<int> _limit = new("--limit", "-n")
    {
        Description = "the greatest number of expressions",
        DefaultValueFactory = _ => DefaultLimit,
    };

    private readonly Option<string> _head = new("--head")
    {
        Description = "the kind of the model's head, which decides what facts hold",
        DefaultValueFactory = _ => "other",
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _maxCost.Validators.Add(result => Validation.AtLeast(result, 0));
        _limit.Validators.Add(result => Validation.AtLeast(result, 1));
        var command = new Command(
            "enum", "List the expressions that differ in value, by rising cost: the cost, a tab, the expression.")
        {
            _file, _maxCost, _limit, _head,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var grammar = GrammarFiles.Read(parsed.GetValue(_file)!, terminal.Say);
        var enumerator = new Enumerator(
            grammar, grammar.FactsFor(parsed.GetValue(_head)!), parsed.GetValue(_maxCost));
        var limit = parsed.GetValue(_limit);
        var shown = 0;
        foreach (var candidate in enumerator.Candidates(cancellation))
        {
            if (shown == limit)
            {
                terminal.Say(string.Create(
                    CultureInfo.InvariantCulture, $"stopped after {limit} expressions (--limit); there are more"));
                return ExitCodes.Ok;
            }

            terminal.Print(string.Create(CultureInfo.InvariantCulture, $"{candidate.Cost}\t{candidate.Derived}"));
            shown++;
        }

        var counters = enumerator.Counters;
        terminal.Say(string.Create(CultureInfo.InvariantCulture,
            $"complete to cost {enumerator.CompleteCost}: {shown} expressions; built {counters.Built:N0}, "
            + $"same normal form {counters.NormalFormDuplicates:N0}, same values {counters.ValueDuplicates:N0}, "
            + $"excluded by constraints {counters.Excluded:N0}"));
        return ExitCodes.Ok;
    }
}
