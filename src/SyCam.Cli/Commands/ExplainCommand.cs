using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam explain</c>: one picture as some methods see it.</summary>
internal sealed class ExplainCommand(Terminal terminal)
{
    private readonly Argument<string> _photo = new("photo") { Description = "JPEG or PNG file" };

    private readonly Option<string?> _model = new("--model", "-m") { Description = "weights file; default: the one of --run" };

    private readonly Option<string?> _sidecar = new("--sidecar") { Description = "description of the weights (.json)" };

    private readonly Option<string?> _layer = new("--layer", "-t") { Description = "target layer" };

    private readonly Option<string?> _run = new("--run")
    {
        Description = "run folder: its model and layer, and its best expression beside the named methods",
    };

    private readonly Option<string?> _methods = new("--method")
    {
        Description = "names, @RUN#RANK or expressions, by commas; default: #1 of --run and GradCAM",
    };

    private readonly Option<string?> _class = new("--class", "-c")
    {
        Description = "class to explain: an index or a name; default: the predicted one",
    };

    private readonly Option<string?> _target = new("--target")
    {
        Description = "what gradients and scores are taken of; default: y, the logit of the class",
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<string> _out = new("--out", "-o")
    {
        Description = "PNG to write",
        DefaultValueFactory = _ => "explained.png",
    };

    private readonly Option<string> _device = CommonOptions.DeviceOption();

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("explain", "Draw the heatmaps of some methods over one picture.")
        {
            _photo, _model, _sidecar, _layer, _run, _methods, _class, _target, _grammar, _out, _device,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var run = parsed.GetValue(_run);
        var job = run is null ? default : RunFolder.Job(run);
        var weights = parsed.GetValue(_model) ?? job.Model
            ?? throw new InputException("explain needs a network: give --model, or --run with a run folder");
        var device = DeviceChoice.Read(parsed.GetValue(_device)!);
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var wanted = parsed.GetValue(_methods) ?? (run is null ? "GradCAM,HiResCAM,LayerCAM" : $"@{run}#1,GradCAM");
        var methods = InputNames.Unify(MethodChoice.FindAll(wanted, grammar));

        using var scope = NewDisposeScope();
        using var model = CamModel.Load(weights, parsed.GetValue(_sidecar) ?? job.Sidecar, device);
        var layer = model.ResolveLayer(parsed.GetValue(_layer) ?? job.Layer ?? model.DefaultLayer);
        var path = parsed.GetValue(_photo)!;
        var recipe = ExperimentLoader.Recipe(model);
        var photo = recipe.Fit(ImageFile.Read(path));
        using var network = new FrozenNetwork(model);
        using var images = ImagePreparer.Prepare(
            model, network, layer, TargetChoice.Read(parsed.GetValue(_target)), [Path.GetFileName(path)], recipe.ToTensor([photo]).to(device), null,
            [new ClassChoice(parsed.GetValue(_class), model).For(null)], CancellationToken.None);

        var target = images.Classes[0].ToInt64();
        var names = model.Sidecar.Classes;
        var label = names.Count > target ? names[(int)target].Name : target.ToString(CultureInfo.InvariantCulture);
        var probability = images.Probabilities[0].ToSingle();
        var text = string.Create(CultureInfo.InvariantCulture, $"{label}: {probability:0.000}");
        var maps = SaliencyReader.Read(
            TensorProgram.Compile(methods.Select(method => method.Term)), images, 0, MethodChoice.Sources(methods));
        PngFile.Write(parsed.GetValue(_out)!, Grid.Compose(
        [
            [
                new GridCell(photo, text),
                .. methods.Select((method, i) => new GridCell(Overlay.Render(photo, maps[i]), method.Name)),
            ],
        ]));
        terminal.Print($"{text}; {methods.Count} maps at {layer} -> {parsed.GetValue(_out)}");
        return ExitCodes.Ok;
    }
}
