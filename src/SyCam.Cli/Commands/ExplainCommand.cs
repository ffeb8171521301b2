using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Explaining;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Images;
using SyCam.Eval.Saliency;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam explain</c>: pictures as some methods see them.</summary>
internal sealed class ExplainCommand(Terminal terminal, TimeProvider time)
{
    private readonly Argument<string[]> _pictures = new("pictures")
    {
        Description = "JPEG or PNG files, or folders of them",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _more = new("--image-path", "-i") { Description = "the same, for those who are used to it" };

    private readonly Option<string?> _model = new("--model", "-m") { Description = "weights file; default: the one of --run" };

    private readonly Option<string?> _sidecar = new("--sidecar") { Description = "description of the weights (.json)" };

    private readonly Option<string?> _architecture = CommonOptions.ArchitectureOption();

    private readonly Option<string?> _aggregator = CommonOptions.AggregatorOption();

    private readonly Option<string?> _layer = new("--layer", "--target-layer", "-t")
    {
        Description = "target layer; several by commas, or all usable ones: all",
    };

    private readonly Option<string?> _run = new("--run")
    {
        Description = "run folder: its model and layer, and its best expression beside the named methods",
    };

    private readonly Option<string?> _methods = new("--method")
    {
        Description = "names, @RUN#RANK or expressions, by commas; default: #1 of --run and GradCAM",
    };

    private readonly Option<string?> _class = new("--class", "--class-idx", "-c")
    {
        Description = "class to explain: an index or a name; default: the predicted one",
    };

    private readonly Option<int?> _top = new("--topk", "-k") { Description = "explain this many classes, those that the network ranks first" };

    private readonly Option<string?> _target = new("--target")
    {
        Description = "what gradients and scores are taken of; default: y, the logit of the class",
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<string?> _out = new("--out", "--output-dir", "-o")
    {
        Description = "a folder for all files, or a .png for the grid alone; default: explained.png for one picture, else explained",
    };

    private readonly Option<string> _save = new("--save")
    {
        Description = $"what is written of each map, by commas: {string.Join(", ", MapFileKinds.Names)}",
        DefaultValueFactory = _ => string.Join(',', MapFileKinds.Names),
    };

    private readonly Option<string> _colours = new("--colormap")
    {
        Description = string.Join(", ", Colormap.All.Select(colours => colours.Name)),
        DefaultValueFactory = _ => Colormap.Jet.Name,
    };

    private readonly Option<float> _alpha = new("--alpha")
    {
        Description = "the weight of the map over the photo, from 0 to 1",
        DefaultValueFactory = _ => Overlay.DefaultAlpha,
    };

    private readonly Option<bool> _bar = new("--colour-bar", "--color-bar") { Description = "draw what the colours mean beside overlays" };

    private readonly Option<int> _depth = new("--depth") { Description = "bits of a heatmap's pixel: 8 or 16", DefaultValueFactory = _ => 8 };

    private readonly Option<string?> _mask = new("--mask")
    {
        Description = "cut maps into regions with boxes: above otsu, a percentile such as p95, or a value such as 0.5",
    };

    private readonly Option<bool> _fuse = new("--fuse")
    {
        Description = "with --topk: a row of the grid with all classes in one picture, each pixel in the colour of its greatest class",
    };

    private readonly Option<bool> _augSmooth = new("--aug-smooth")
    {
        Description = "average over six copies of the picture: both orientations, 0.9, 1 and 1.1 times as bright; six times the time",
    };

    private readonly Option<bool> _eigenSmooth = new("--eigen-smooth")
    {
        Description = "the principal component of the weighted channels instead of their sum",
    };

    private readonly Option<int> _rows = new("--rows") { Description = "the most rows of the grid", DefaultValueFactory = _ => 20 };

    private readonly Option<bool> _strict = new("--strict") { Description = "a picture that cannot be read is an error" };

    private readonly Option<bool> _json = new("--json") { Description = "print the manifest (docs/explain.md)" };

    private readonly Option<bool> _quiet = CommonOptions.QuietOption();

    private readonly Option<string> _device = CommonOptions.DeviceOption();

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _colours.AcceptOnlyFromAmong([.. Colormap.All.Select(colours => colours.Name)]);
        _alpha.Validators.Add(result => Validation.Range(result, 0, 1));
        _depth.Validators.Add(result => Validation.OneOf(result, "8", "16"));
        _top.Validators.Add(result => Validation.AtLeast(result, 1));
        _rows.Validators.Add(result => Validation.AtLeast(result, 1));
        var command = new Command("explain", "Draw the heatmaps of some methods over pictures, and write them as files.")
        {
            _pictures, _more, _model, _sidecar, _architecture, _aggregator, _layer, _run, _methods, _class, _top, _fuse, _target, _grammar, _out, _save, _colours,
            _alpha, _bar, _depth, _mask, _augSmooth, _eigenSmooth, _rows, _strict, _json, _quiet, _device,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_class) is not null && result.GetValue(_top) is not null)
                result.AddError("--class and --topk exclude each other");
            if (result.GetValue(_fuse) && !(result.GetValue(_top) >= 2 && result.GetValue(_top) <= ClassOverlay.ColourNames.Count))
                result.AddError($"--fuse: give --topk with 2 to {ClassOverlay.ColourNames.Count} classes");
        });
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var job = Read(parsed);
        var outcome = new ExplainRunner(parsed.GetValue(_quiet) ? terminal.WithoutNotes() : terminal, time).Run(job, cancellation);
        if (parsed.GetValue(_json)) terminal.Out.Profile.Out.Writer.Write(outcome.Manifest);
        else terminal.Print(Summary(job, outcome));
        return ExitCodes.Ok;
    }

    private static string Summary(ExplainJob job, ExplainOutcome outcome)
    {
        var layers = string.Join(", ", outcome.Layers);
        var what = outcome.Captions.Count <= (job.TopClasses ?? 1)
            ? string.Join("; ", outcome.Captions)
            : $"{outcome.Pictures} pictures";
        return $"{what}; {job.Methods.Count} maps at {layers} -> {job.Output}";
    }

    private ExplainJob Read(ParseResult parsed)
    {
        string[] inputs = [.. parsed.GetValue(_pictures) ?? [], .. parsed.GetValue(_more) ?? []];
        if (inputs.Length == 0) throw new InputException("explain needs a picture: give JPEG or PNG files, or folders of them");
        var run = parsed.GetValue(_run);
        var made = run is null ? default : RunFolder.Job(run);
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var wanted = parsed.GetValue(_methods) ?? (run is null ? "GradCAM,HiResCAM,LayerCAM" : $"@{run}#1,GradCAM");
        var methods = InputNames.Unify(MethodChoice.FindAll(wanted, grammar));
        var isOnePicture = inputs.Length == 1 && !Directory.Exists(inputs[0]);
        return new ExplainJob
        {
            Inputs = inputs,
            Model = parsed.GetValue(_model) ?? made.Model
                ?? throw new InputException("explain needs a network: give --model, or --run with a run folder"),
            Sidecar = parsed.GetValue(_sidecar) ?? made.Sidecar,
            Architecture = parsed.GetValue(_architecture) ?? made.Architecture,
            Aggregator = parsed.GetValue(_aggregator),
            Layers = parsed.GetValue(_layer) ?? made.Layer,
            Methods = parsed.GetValue(_eigenSmooth) ? [.. methods.Select(Smoothed)] : methods,
            Class = parsed.GetValue(_class),
            TopClasses = parsed.GetValue(_top),
            FusesClasses = parsed.GetValue(_fuse),
            Target = TargetChoice.Read(parsed.GetValue(_target)),
            Device = parsed.GetValue(_device)!,
            SmoothsAugmented = parsed.GetValue(_augSmooth),
            Style = new ExplainStyle(
                Colormap.All.Single(colours => colours.Name == parsed.GetValue(_colours)), parsed.GetValue(_alpha), parsed.GetValue(_bar)),
            Regions = parsed.GetValue(_mask) is { } rule ? RegionRule.Read(rule) : null,
            Output = parsed.GetValue(_out) ?? (isOnePicture ? "explained.png" : "explained"),
            Saved = MapFileKinds.Read(parsed.GetValue(_save)!),
            Depth = parsed.GetValue(_depth),
            MostRows = parsed.GetValue(_rows),
            Strict = parsed.GetValue(_strict),
        };
    }

    private static Method Smoothed(Method method) => method with
    {
        Name = method.Name + " (eigen)",
        Term = EigenSmoothing.Apply(method.Term) ?? throw new InputException(
            $"--eigen-smooth: {method.Name} does not end with a sum over channels, so it has no weighted channels: {method.Term}"),
    };
}
