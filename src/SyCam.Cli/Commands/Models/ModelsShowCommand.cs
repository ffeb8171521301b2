using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SyCam.Cli.Rendering;
using SyCam.Eval.Models;

namespace SyCam.Cli.Commands.Models;

/// <summary><c>sycam models show</c>: one network and its layers.</summary>
internal sealed class ModelsShowCommand(Terminal terminal)
{
    private const int ShownClasses = 5;

    private readonly Argument<string> _model = new("model") { Description = "weights file" };

    private readonly Option<string?> _sidecar = new("--sidecar") { Description = "description of the weights (.json)" };

    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("show", "Show a network: input, classes, layers, and which of them can be a target layer.")
        {
            _model, _sidecar, _json,
        };
        command.SetAction(parsed =>
        {
            Show(parsed.GetValue(_model)!, parsed.GetValue(_sidecar), parsed.GetValue(_json));
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Prints the network of a weights file.</summary>
    public void Show(string path, string? sidecar, bool json)
    {
        using var model = CamModel.Load(path, sidecar);
        foreach (var note in model.Sidecar.Notes) terminal.Say(note);
        if (json)
        {
            terminal.Print(ModelsJson.Model(model));
            return;
        }

        var input = model.Sidecar.Input;
        terminal.Print($"{model.Sidecar.Name}: architecture {model.Sidecar.Architecture}, "
            + $"{model.ParameterCount.ToString("N0", CultureInfo.InvariantCulture)} parameters");
        terminal.Print($"input: {input.Channels}x{input.Height}x{input.Width}, mean {Numbers(model.Sidecar.Mean)}, "
            + $"std {Numbers(model.Sidecar.Std)}");
        terminal.Print($"classes: {model.ClassCount}{Names(model)}");
        terminal.Print($"default layer: {model.DefaultLayer} ({HeadText.Of(model.HeadKind(model.DefaultLayer))})");
        ShowLayers(model);
    }

    private void ShowLayers(CamModel model)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("layer", "channels", "height x width", "head after it", "usable");
        foreach (var layer in model.DescribeLayers())
        {
            var name = layer.Name == model.DefaultLayer
                ? $"[bold]{Markup.Escape(layer.Name)}[/] (default)"
                : Markup.Escape(layer.Name);
            table.AddRow(
                name, layer.Channels.ToString(CultureInfo.InvariantCulture), $"{layer.Height} x {layer.Width}",
                layer.Usable ? model.HeadKind(layer.Name) : "",
                layer.Usable ? "yes" : Markup.Escape($"no: {layer.WhyNot}"));
        }

        terminal.Out.Write(table);
    }

    private static string Names(CamModel model)
    {
        var names = model.Sidecar.Classes;
        if (names.Count == 0) return ", without names (\"classes\" of the sidecar gives them)";
        var rest = names.Count > ShownClasses ? ", ..." : "";
        return $": {string.Join(", ", names.Take(ShownClasses).Select(item => item.Name))}{rest}";
    }

    private static string Numbers(IReadOnlyList<double> values) =>
        string.Join(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
}
