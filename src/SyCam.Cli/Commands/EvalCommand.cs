using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval.Data;
using SyCam.Eval.Metrics;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam eval</c>: a table of methods and metrics.</summary>
internal sealed class EvalCommand(Terminal terminal)
{
    private readonly CommonOptions _common = new();

    private readonly Option<string> _methods = new("--method")
    {
        Description = "names, @RUN#RANK or expressions, by commas, or none; default: all named methods of the grammar",
        DefaultValueFactory = _ => MethodChoice.All,
    };

    private readonly Option<string> _metrics = new("--metric")
    {
        Description = "metrics and groups of metrics, by commas; usual: see 'sycam metrics'; all: all that the images allow",
        DefaultValueFactory = _ => MetricChoice.Usual,
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<int?> _steps = new("--steps")
    {
        Description = "steps of insertion, deletion and the like; default: each metric's own",
    };

    private readonly Option<string?> _csv = new("--csv") { Description = "also write the scores of each image to this file" };

    private readonly Option<string[]> _maps = new("--maps")
    {
        Description = "maps of another tool to score as a method: a folder of .npy, a .npz or a .npy stack, as PATH or "
            + "NAME=PATH; may be repeated",
    };

    private readonly Option<string?> _saveMaps = new("--save-maps")
    {
        Description = "also write the raw maps of the methods to this folder, as METHOD/IMAGE.npy",
    };

    private readonly Option<string?> _memory = new("--memory")
    {
        Description = "what the images may take at once, as 500M or 4G; more are read in blocks, with the same scores",
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _steps.Validators.Add(result => Validation.AtLeast(result, 2));
        var command = new Command("eval", "Score methods on all images: the mean of each metric with its 95 % interval.");
        _common.AddTo(command);
        Option[] own = [_methods, _maps, _metrics, _grammar, _steps, _csv, _saveMaps, _memory];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var said = parsed.GetValue(_methods)!;
        var methods = said == MethodChoice.None ? [] : MethodChoice.FindAll(said, grammar);
        var memory = parsed.GetValue(_memory) is { } amount ? BlockSize.ParseMemory(amount) : BlockSize.DefaultMemory;
        var experiment = _common.Read(parsed);
        var loader = new ExperimentLoader(experiment, terminal.Say);
        using var source = loader.Open();
        var metrics = MetricChoice.FindAll(parsed.GetValue(_metrics)!, source.HasMasks);
        var options = MetricOptions.Full with { Steps = parsed.GetValue(_steps) };
        var given = new MapsChoice(source, experiment.Strict, terminal.Say)
            .OpenAll(parsed.GetValue(_maps) ?? [], methods.Select(method => method.Name));
        try
        {
            var evaluation = new MethodEvaluation(source, methods, given)
            {
                BlockSize = BlockSize.Of(source, memory),
                MapFolder = parsed.GetValue(_saveMaps),
            };
            List<SplitScores> scores = [.. new[] { Split.Search, Split.HeldOut }
                .Select(split => evaluation.Score(split, metrics, options, cancellation)).OfType<SplitScores>()];
            loader.SayWithoutObject(source);
            Show(source, evaluation.Names, metrics, scores);
            if (parsed.GetValue(_csv) is { } path) ScoreTable.Write(path, evaluation.Names, metrics, scores);
            return ExitCodes.Ok;
        }
        finally
        {
            foreach (var maps in given) maps.Dispose();
        }
    }

    private void Show(
        ExperimentSource source, IReadOnlyList<string> methods, IReadOnlyList<SaliencyMetric> metrics,
        IReadOnlyList<SplitScores> scores)
    {
        var count = source.Set.Items.Count;
        var table = new Table().Border(TableBorder.Rounded);
        table.Title = new TableTitle(Markup.Escape(
            $"{source.Model.Sidecar.Name} at {source.Layer}, {count} images: mean [95 % bootstrap interval]"));
        table.AddColumn("method");
        foreach (var metric in metrics)
            table.AddColumn(new TableColumn($"{metric.Name} {(metric.HigherIsBetter ? "(up)" : "(down)")}").RightAligned());
        table.AddColumn("no map");
        for (var i = 0; i < methods.Count; i++)
        {
            List<string> cells = [Markup.Escape(methods[i])];
            foreach (var metric in metrics)
                cells.Add(Markup.Escape(Interval([.. scores.SelectMany(split => split.Rows[i].PerImage[metric.Name])])));
            var failed = scores.Sum(split => split.Rows[i].Statuses.Count(status => status != Eval.Saliency.MapStatus.Ok));
            cells.Add(failed == 0 ? "" : failed.ToString(CultureInfo.InvariantCulture));
            table.AddRow([.. cells]);
        }

        terminal.Out.Write(table);
    }

    private static string Interval(double[] values)
    {
        var mean = Search.Ranking.BootstrapMean.Of(values, seed: 0);
        if (mean.Images == 0) return "-";
        var dropped = mean.Dropped == 0 ? "" : $" ({mean.Images} images)";
        return string.Create(
            CultureInfo.InvariantCulture, $"{mean.Mean:0.0000} [{mean.Low:0.0000}, {mean.High:0.0000}]{dropped}");
    }
}
