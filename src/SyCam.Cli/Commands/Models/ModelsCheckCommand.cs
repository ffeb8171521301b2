using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Models;

namespace SyCam.Cli.Commands.Models;

/// <summary><c>sycam models check</c>: does a network do what everything else relies on?</summary>
internal sealed class ModelsCheckCommand(Terminal terminal)
{
    private readonly Argument<string> _model = new("model") { Description = "weights file" };

    private readonly Option<string?> _sidecar = new("--sidecar") { Description = "description of the weights (.json)" };

    private readonly Option<string?> _layer = new("--layer", "-t") { Description = "target layer; default: the network's usual one" };

    private readonly Option<string?> _images = new("--images", "-i")
    {
        Description = "folder of images, or a CSV table: count how many the network gets right",
    };

    private readonly Option<string?> _labels = new("--labels") { Description = "CSV table: image, class" };

    private readonly Option<string> _device = CommonOptions.DeviceOption();

    private readonly Option<bool> _json = new("--json") { Description = "as JSON" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("check", "Load a network, run it forward and back, and compare it with its frozen copy.")
        {
            _model, _sidecar, _layer, _images, _labels, _device, _json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_labels) is not null && parsed.GetValue(_images) is null)
            throw new InputException("--labels needs --images: the photos that the labels are of");
        var device = DeviceChoice.Read(parsed.GetValue(_device)!);
        Machine.UseThreads(null, terminal.Say);
        var path = parsed.GetValue(_model)!;
        using var model = CamModel.Load(path, parsed.GetValue(_sidecar), device);
        foreach (var note in model.Sidecar.Notes) terminal.Say(note);
        var layer = model.ResolveLayer(parsed.GetValue(_layer) ?? model.DefaultLayer);
        var checks = ModelChecker.Check(model, layer);
        var accuracy = parsed.GetValue(_images) is { } images
            ? Accuracy.Measure(model, images, parsed.GetValue(_labels), cancellation)
            : null;
        if (parsed.GetValue(_json)) terminal.Print(ModelsJson.Checks(path, checks, accuracy));
        else Show(model, layer, checks, accuracy);
        return checks.All(check => check.Passed) ? ExitCodes.Ok : ExitCodes.Failure;
    }

    private void Show(CamModel model, string layer, IReadOnlyList<ModelCheck> checks, Accuracy? accuracy)
    {
        terminal.Print($"{model.Sidecar.Name}: {model.Sidecar.Architecture}, every tensor or method has its place and shape");
        foreach (var check in checks) terminal.Print($"{check.Name}: {(check.Passed ? "" : "PROBLEM: ")}{check.Text}");
        terminal.Print($"head after {layer}: {HeadText.Of(model.HeadKind(layer))}");
        if (accuracy is null) return;
        var share = ((double)accuracy.Right / accuracy.Labelled).ToString("P1", CultureInfo.InvariantCulture);
        var rest = accuracy.Unlabelled == 0 ? "" : $"; {accuracy.Unlabelled} more without a label";
        terminal.Print($"top-1: {accuracy.Right} of {accuracy.Labelled} labelled images, {share}{rest}");
    }
}
