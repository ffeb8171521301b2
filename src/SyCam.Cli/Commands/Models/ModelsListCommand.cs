using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Models;

namespace SyCam.Cli.Commands.Models;

/// <summary><c>sycam models list</c>: the architectures, or the networks of a folder.</summary>
internal sealed class ModelsListCommand(Terminal terminal)
{
    private readonly Argument<string?> _path = new("path")
    {
        Description = "a folder of weights files, or one file; without it: the architectures that can be read",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _sidecar = new("--sidecar") { Description = "description of the weights (.json)" };

    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("list", "List architectures, the networks of a folder, or the layers of one network.")
        {
            _path, _sidecar, _json,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(_path), parsed.GetValue(_sidecar), parsed.GetValue(_json)));
        return command;
    }

    private int Run(string? path, string? sidecar, bool json)
    {
        if (path is null) ListArchitectures(json);
        else if (Directory.Exists(path)) ListFolder(path, json);
        else new ModelsShowCommand(terminal).Show(path, sidecar, json);
        return ExitCodes.Ok;
    }

    private void ListArchitectures(bool json)
    {
        var all = CamModel.DescribeArchitectures();
        if (json)
        {
            terminal.Print(ModelsJson.Architectures(all));
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("architecture", "input", "default layer");
        table.AddColumn(new TableColumn("parameters").RightAligned());
        foreach (var row in all)
        {
            table.AddRow(
                row.Name, InputText(row.Input), Markup.Escape(row.DefaultLayer),
                row.ParameterCount.ToString("N0", CultureInfo.InvariantCulture));
        }

        table.AddRow("sequential", "", "", "");
        table.AddRow("torchscript", "", "features", "");
        terminal.Out.Write(table);
        terminal.Say("parameters: with the classes of the published networks; sequential: any list of layers in the "
            + "sidecar; torchscript: any network with methods features and head (docs/models.md)");
    }

    private void ListFolder(string folder, bool json)
    {
        var files = Directory.EnumerateFiles(folder).Where(CamModel.IsNamedAsModel).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new InputException(
                $"{folder} holds no .safetensors or TorchScript file (.pt): docs/models.md says how to make one");
        var rows = files.Select(FolderRow.Read).ToList();
        if (json)
        {
            terminal.Print(ModelsJson.Folder(rows));
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("file", "architecture", "input", "classes", "default layer", "parameters");
        foreach (var row in rows)
        {
            if (row.Problem is { } problem)
                table.AddRow(Markup.Escape(row.File), Markup.Escape($"not read: {problem}"), "", "", "", "");
            else
                table.AddRow(
                    Markup.Escape(row.File), Markup.Escape(row.Architecture!), InputText(row.Input),
                    row.Classes.ToString(CultureInfo.InvariantCulture), Markup.Escape(row.DefaultLayer!),
                    row.ParameterCount.ToString("N0", CultureInfo.InvariantCulture));
        }

        terminal.Out.Write(table);
    }

    private static string InputText(ModelInput input) => $"{input.Channels}x{input.Height}x{input.Width}";
}
