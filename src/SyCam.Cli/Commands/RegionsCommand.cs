using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Regions;
using SyCam.Cli.Rendering;
using SyCam.Eval.Saliency;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam regions</c>: what methods mark, and what the network says without it.</summary>
internal sealed class RegionsCommand(Terminal terminal, TimeProvider time)
{
    private readonly CommonOptions _common = new();

    private readonly Option<string> _methods = new("--method")
    {
        Description = "names, @RUN#RANK or expressions, by commas",
        DefaultValueFactory = _ => "GradCAM",
    };

    private readonly Option<string> _threshold = new("--threshold")
    {
        Description = "where maps are cut: otsu, a percentile such as p90, or a value such as 0.5",
        DefaultValueFactory = _ => "otsu",
    };

    private readonly Option<string> _substrate = new("--substrate")
    {
        Description = $"what replaces a region: {string.Join(", ", RegionAblation.SubstrateNames)}",
        DefaultValueFactory = _ => "blur",
    };

    private readonly Option<int> _most = new("--most")
    {
        Description = "how many regions of a map are replaced one by one, the largest first",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<string?> _toward = new("--toward") { Description = "a class whose rise is reported too, by name or index" };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "folder for regions.json, a picture with boxes for each photo, and a crop of each region",
    };

    private readonly Option<bool> _quiet = CommonOptions.QuietOption();

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _substrate.AcceptOnlyFromAmong([.. RegionAblation.SubstrateNames]);
        _most.Validators.Add(result => Validation.AtLeast(result, 1));
        var command = new Command("regions", "Cut maps into regions, and see what happens to the class without them, over a folder of pictures.");
        _common.AddTo(command);
        Option[] own = [_methods, _threshold, _substrate, _most, _toward, _grammar, _output, _quiet];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var rule = RegionRule.Read(parsed.GetValue(_threshold)!);
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var methods = MethodChoice.FindAll(parsed.GetValue(_methods)!, grammar);
        var (output, toward) = (parsed.GetValue(_output), parsed.GetValue(_toward));
        var job = new RegionsJob(parsed.GetValue(_quiet) ? terminal.WithoutNotes() : terminal, time)
        {
            Experiment = _common.Read(parsed),
            Methods = methods,
            Rule = rule,
            Substrate = parsed.GetValue(_substrate)!,
            MostRegions = parsed.GetValue(_most),
            Toward = toward,
        };
        IReadOnlyList<string> names = [.. methods.Select(method => method.Name)];
        var files = output is null ? null : new RegionFiles(output, names);
        List<PictureRegions> pictures = [];
        job.Run(
            drawn =>
            {
                files?.Write(drawn);
                pictures.Add(drawn.Regions);
            },
            cancellation);
        var summaries = RegionSummary.Of(names, pictures);
        files?.Write(
            new Dictionary<string, string?>
            {
                ["model"] = job.Experiment.Model,
                ["threshold"] = rule.ToString(),
                ["substrate"] = job.Substrate,
                ["toward"] = toward,
            },
            pictures,
            summaries);
        RegionText.Write(summaries, toward, terminal);
        return ExitCodes.Ok;
    }
}
