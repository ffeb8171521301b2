using System.CommandLine;
using Spectre.Console;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands.Rules;

/// <summary><c>sycam rules list</c>: the rules of a file.</summary>
internal sealed class RulesListCommand(Terminal terminal)
{
    private readonly Argument<string> _file = RulesOptions.File();
    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("list", "The rules of a file: statement, conditions and status.") { _file, _json };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var rules = RulesOptions.Read(parsed.GetValue(_file)!, terminal.Say).Definition!.Rules;
        if (parsed.GetValue(_json))
        {
            terminal.Print(RulesJson.Write(rules).TrimEnd());
            return ExitCodes.Ok;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("rule", "statement", "status");
        foreach (var rule in rules)
            table.AddRow(
                Markup.Escape(rule.Name), Markup.Escape(rule.Statement), Markup.Escape(rule.Status?.ToString() ?? "not checked"));
        terminal.Out.Write(table);
        return ExitCodes.Ok;
    }
}
