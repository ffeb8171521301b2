using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Models;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam models</c>: networks and their layers.</summary>
internal sealed class ModelsCommand(Terminal terminal)
{
    private readonly Argument<string?> _path = new("path")
    {
        Description = "a folder of weights files, or one file; without it: the architectures that can be read",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _sidecar = new("--sidecar") { Description = "description of the weights (.json)" };

    /// <summary>The command with its subcommands.</summary>
    public Command Build()
    {
        var list = new Command("list", "List architectures, the networks of a folder, or the layers of one network.")
        {
            _path, _sidecar,
        };
        list.SetAction(parsed => List(parsed.GetValue(_path), parsed.GetValue(_sidecar)));
        return new Command("models", "Networks and their layers.") { list };
    }

    private int List(string? path, string? sidecar)
    {
        if (path is null) return ListArchitectures();
        if (Directory.Exists(path)) return ListFolder(path);
        return ListLayers(path, sidecar);
    }

    private int ListArchitectures()
    {
        foreach (var name in CamModel.ArchitectureNames) terminal.Print(name);
        terminal.Print("sequential: any list of layers in the sidecar, see docs/models.md");
        return ExitCodes.Ok;
    }

    private int ListFolder(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.safetensors").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0) throw new InputException($"{folder} holds no .safetensors file");
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("file", "architecture", "input", "classes", "default layer");
        foreach (var file in files)
        {
            try
            {
                using var model = CamModel.Load(file);
                var input = model.Sidecar.Input;
                table.AddRow(
                    Markup.Escape(Path.GetFileName(file)), Markup.Escape(model.Sidecar.Architecture),
                    $"{input.Channels}x{input.Height}x{input.Width}",
                    model.ClassCount.ToString(CultureInfo.InvariantCulture), Markup.Escape(model.DefaultLayer));
            }
            catch (InputException error)
            {
                table.AddRow(Markup.Escape(Path.GetFileName(file)), Markup.Escape($"not read: {error.Message}"), "", "", "");
            }
        }

        terminal.Out.Write(table);
        return ExitCodes.Ok;
    }

    private int ListLayers(string path, string? sidecar)
    {
        using var model = CamModel.Load(path, sidecar);
        foreach (var note in model.Sidecar.Notes) terminal.Say(note);
        var table = new Table().Border(TableBorder.Rounded);
        table.Title = new TableTitle(Markup.Escape($"{model.Sidecar.Name} ({model.Sidecar.Architecture})"));
        table.AddColumns("layer", "channels", "height x width", "head after it", "usable");
        foreach (var layer in model.DescribeLayers())
        {
            var name = layer.Name == model.DefaultLayer ? $"[bold]{Markup.Escape(layer.Name)}[/] (default)" : Markup.Escape(layer.Name);
            table.AddRow(
                name, layer.Channels.ToString(CultureInfo.InvariantCulture), $"{layer.Height} x {layer.Width}",
                layer.Usable ? model.HeadKind(layer.Name) : "", layer.Usable ? "yes" : Markup.Escape($"no: {layer.WhyNot}"));
        }

        terminal.Out.Write(table);
        return ExitCodes.Ok;
    }
}
