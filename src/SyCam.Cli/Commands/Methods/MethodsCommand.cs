using System.CommandLine;
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
        WordTable.Write(terminal.Out, ["method", "passes per image", "expression", "source"], 2,
            [.. entries.Select(entry => new[] { entry.Method.Name, entry.Passes, entry.Method.Term.ToString(), entry.Method.Source ?? "" })]);
        terminal.Say("F: forward pass, H: the head only, B: backward pass, K: channels of the layer; --json says more");
    }
}
