using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Eval;
using SyCam.Eval.Data;

namespace SyCam.Cli.Commands;

/// <summary>The options that name a network and its images, the same for every command that scores.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string[]> _model = new("--model", "-m")
    {
        Description = "weights file (.safetensors) or TorchScript file (.pt); a .json of the same name describes it",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _sidecar = new("--sidecar") { Description = "description of the weights (.json)" };

    private readonly Option<string?> _architecture = ArchitectureOption();

    private readonly Option<string?> _layer = new("--layer", "--target-layer", "-t")
    {
        Description = "target layer, such as layer4[-1] or features.29; default: the network's usual one",
    };

    private readonly Option<string> _images = new("--images", "--image-path", "-i")
    {
        Description = "folder of images, a list of paths (.txt), or a CSV table with a column 'image'",
        Required = true,
    };

    private readonly Option<string?> _masks = new("--masks") { Description = "folder of object masks, by the images' names; see also --annotations" };

    private readonly AnnotationOptions _annotations = new();

    private readonly Option<string?> _labels = new("--labels") { Description = "CSV table: image, class" };

    private readonly Option<string[]> _where = new("--rows")
    {
        Description = "rows of the CSV table to keep, as column=value",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _class = new("--class", "--class-idx", "-c")
    {
        Description = "class to explain: label, predicted, an index or a name; default: the label, else predicted",
    };

    private readonly Option<string?> _target = new("--target")
    {
        Description = "what gradients and scores are taken of: y (the class logit), softmax, rest, or an expression "
            + "such as \"y - 0.6 * ranked(2)\"",
    };

    private readonly Option<int?> _limit = new("--limit") { Description = "use at most this many images" };

    private readonly Option<double> _fraction = new("--search-fraction")
    {
        Description = "part of the images that the search may look at; the others are held out",
        DefaultValueFactory = _ => 0.5,
    };

    private readonly Option<bool> _strict = new("--strict") { Description = "an unusable image is an error" };

    private readonly Option<int> _seed = new("--seed") { Description = "decides the split, the probes and the bootstrap" };

    private readonly Option<int?> _threads = new("--threads") { Description = "default: the physical cores" };

    private readonly Option<int?> _batch = new("--batch-size", "--batch")
    {
        Description = "images of one forward pass; default: by the size of the network's activations",
    };

    private readonly Option<string?> _aggregator = AggregatorOption();

    private readonly Option<string> _device = DeviceOption();

    private readonly Option<string> _precision = new("--dtype")
    {
        Description = "what the network computes final scores in: float32 or float64",
        DefaultValueFactory = _ => ScorePrecision.Usual,
    };

    /// <summary>The option that names the device, for commands without the others.</summary>
    public static Option<string> DeviceOption() => new("--device")
    {
        Description = "auto, cpu, cuda or cuda:N; auto: CUDA where there is one",
        DefaultValueFactory = _ => DeviceChoice.Auto,
    };

    /// <summary>The option that keeps notes and progress away, for commands without a view of their own.</summary>
    public static Option<bool> QuietOption() => new("--quiet", "-q") { Description = "show nothing but the result" };

    /// <summary>The option that names the architecture, for commands without the others.</summary>
    public static Option<string?> ArchitectureOption() => new("--arch", "-a")
    {
        Description = "architecture of weights without a description, such as resnet50; default: recognised by the tensors",
    };

    /// <summary>The option that names trained exits, for commands without the others.</summary>
    public static Option<string?> AggregatorOption() => new("--aggregator")
    {
        Description = "exits of the network that 'sycam train ame' trained (.safetensors), for AMECAM",
    };

    /// <summary>Decides the split and all that is drawn.</summary>
    public Option<int> Seed => _seed;

    /// <summary>Adds those options that name one network and images without objects.</summary>
    public void AddDataTo(Command command)
    {
        _model.Validators.Add(Validation.Once);
        _limit.Validators.Add(result => Validation.AtLeast(result, 1));
        _threads.Validators.Add(result => Validation.AtLeast(result, 1));
        _fraction.Validators.Add(Validation.Fraction);
        Option[] all =
            [_model, _sidecar, _architecture, _images, _labels, _where, _limit, _fraction, _strict, _seed, _threads, _device];
        foreach (var option in all) command.Options.Add(option);
    }

    /// <summary>What the user asked for by the options of <see cref="AddDataTo"/>.</summary>
    public ExperimentOptions ReadData(ParseResult parsed) => new()
    {
        Model = parsed.GetValue(_model)![0],
        Sidecar = parsed.GetValue(_sidecar),
        Architecture = parsed.GetValue(_architecture),
        Images = parsed.GetValue(_images)!,
        Labels = parsed.GetValue(_labels),
        Where = [.. (parsed.GetValue(_where) ?? []).Select(ColumnFilter.Parse)],
        Limit = parsed.GetValue(_limit),
        SearchFraction = parsed.GetValue(_fraction),
        Strict = parsed.GetValue(_strict),
        Seed = parsed.GetValue(_seed),
        Threads = parsed.GetValue(_threads),
        Device = parsed.GetValue(_device)!,
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesMany">True when it takes several networks and several layers.</param>
    public void AddTo(Command command, bool takesMany = false)
    {
        if (takesMany)
        {
            _model.Description += "; may be repeated";
            _layer.Description += "; several by commas, or all usable ones: all";
        }
        else
        {
            _model.Validators.Add(result => Validation.Once(result));
        }

        _limit.Validators.Add(result => Validation.AtLeast(result, 1));
        _threads.Validators.Add(result => Validation.AtLeast(result, 1));
        _batch.Validators.Add(result => Validation.AtLeast(result, 1));
        _fraction.Validators.Add(Validation.Fraction);
        Option[] all =
        [
            _model, _sidecar, _architecture, _layer, _images, _masks, _labels, _where, _class, _target, _limit, _fraction, _strict, _seed,
            _threads, _batch, _device, _precision, _aggregator,
        ];
        foreach (var option in all) command.Options.Add(option);
        _annotations.AddTo(command);
    }

    /// <summary>What the user asked for, for each network.</summary>
    /// <exception cref="InputException">One description is to be that of several networks, or an option has a mistake.
    /// </exception>
    public IReadOnlyList<ExperimentOptions> ReadAll(ParseResult parsed)
    {
        var first = Read(parsed);
        List<string> models = [.. parsed.GetValue(_model)!.Distinct()];
        if (models.Count > 1 && first.Sidecar is { } sidecar)
            throw new InputException($"--sidecar {sidecar}: one description for {models.Count} networks; put each beside its weights");
        if (models.Count > 1 && first.Aggregator is { } aggregator)
            throw new InputException($"--aggregator {aggregator}: the exits of one network for {models.Count} networks; give one --model");
        return [.. models.Select(model => first with { Model = model })];
    }

    /// <summary>What the user asked for, for the only or the first network.</summary>
    public ExperimentOptions Read(ParseResult parsed) => _annotations.Read(parsed, new ExperimentOptions
    {
        Model = parsed.GetValue(_model)![0],
        Sidecar = parsed.GetValue(_sidecar),
        Architecture = parsed.GetValue(_architecture),
        Aggregator = parsed.GetValue(_aggregator),
        Layer = parsed.GetValue(_layer),
        Images = parsed.GetValue(_images)!,
        Masks = parsed.GetValue(_masks),
        Labels = parsed.GetValue(_labels),
        Where = [.. (parsed.GetValue(_where) ?? []).Select(ColumnFilter.Parse)],
        Class = parsed.GetValue(_class),
        Target = parsed.GetValue(_target),
        Limit = parsed.GetValue(_limit),
        SearchFraction = parsed.GetValue(_fraction),
        Strict = parsed.GetValue(_strict),
        Seed = parsed.GetValue(_seed),
        Threads = parsed.GetValue(_threads),
        BatchSize = parsed.GetValue(_batch),
        Device = parsed.GetValue(_device)!,
        Precision = parsed.GetValue(_precision)!,
    });
}
