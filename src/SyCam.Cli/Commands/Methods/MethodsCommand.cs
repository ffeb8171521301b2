using System.CommandLine;
using Spectre.Console;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Commands.Methods;

/// <summary><c>sycam methods</c>: the named methods of the literature.</summary>
internal sealed class MethodsCommand(Terminal terminal)
{
    private readonly Option<bool> _json = new("--json") { Description = "as JSON, with equations, sources and identities" };

    private readonly Option<bool> _markdown = new("--markdown") { Description = "as the page docs/methods.md" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("methods", "The named methods: expression, cost and source.") { _json, _markdown };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var entries = MethodEntry.All(parsed.GetValue(_json) || parsed.GetValue(_markdown), cancellation);
        if (parsed.GetValue(_json)) terminal.Print(MethodsJson.Write(entries).TrimEnd());
        else if (parsed.GetValue(_markdown)) terminal.Print(MethodsPage.Write(entries).TrimEnd());
        else Show(entries);
        return ExitCodes.Ok;
    }

    private void Show(IReadOnlyList<MethodEntry> entries)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("method", "passes per image", "expression", "source");
        foreach (var entry in entries)
        {
            table.AddRow(
                Markup.Escape(entry.Method.Name), Markup.Escape(entry.Passes), Markup.Escape(entry.Method.Term.ToString()),
                Markup.Escape(entry.Method.Source ?? ""));
        }

        terminal.Out.Write(table);
        terminal.Say("F: forward pass, H: the head only, B: backward pass, K: channels of the layer; --json says more");
    }
}
