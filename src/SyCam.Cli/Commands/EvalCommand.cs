using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam eval</c>: a table of methods and metrics.</summary>
internal sealed class EvalCommand(Terminal terminal)
{
    private readonly CommonOptions _common = new();

    private readonly Option<string> _methods = new("--method")
    {
        Description = "names, @RUN#RANK or expressions, by commas; default: all named methods of the grammar",
        DefaultValueFactory = _ => MethodChoice.All,
    };

    private readonly Option<string> _metrics = new("--metric")
    {
        Description = "metrics, by commas; default: all that the images allow",
        DefaultValueFactory = _ => "all",
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

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _steps.Validators.Add(result => Validation.AtLeast(result, 2));
        var command = new Command("eval", "Score methods on all images: the mean of each metric with its 95 % interval.");
        _common.AddTo(command);
        Option[] own = [_methods, _metrics, _grammar, _steps, _csv];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var methods = MethodChoice.FindAll(parsed.GetValue(_methods)!, grammar);
        using var experiment = new ExperimentLoader(_common.Read(parsed), terminal.Say).Load(grammar, cancellation);
        var metrics = MetricChoice.FindAll(parsed.GetValue(_metrics)!, experiment.HasMasks);
        var options = MetricOptions.Full with { Steps = parsed.GetValue(_steps) };
        var controls = MethodChoice.Controls.Select(control => control with { Name = $"{control.Name} (control)" });
        var all = InputNames.Unify(methods.Concat(controls));
        var sources = MethodChoice.Sources(all);

        var scores = new[] { experiment.Search, experiment.HeldOut }
            .Where(images => images.Count > 0)
            .Select(images => Score(images))
            .ToList();
        Show(experiment, all, metrics, scores);
        if (parsed.GetValue(_csv) is { } path) ScoreTable.Write(path, experiment, all, metrics, scores);
        return ExitCodes.Ok;

        IReadOnlyList<TermScores> Score(PreparedImages images)
        {
            using var scorer = new SaliencyScorer(images, experiment.Network, sources);
            return scorer.Score([.. all.Select(method => method.Term)], metrics, options, Range.All, cancellation);
        }
    }

    private void Show(
        Experiment experiment, IReadOnlyList<Method> methods, IReadOnlyList<SaliencyMetric> metrics,
        IReadOnlyList<IReadOnlyList<TermScores>> scores)
    {
        var count = experiment.Search.Count + experiment.HeldOut.Count;
        var table = new Table().Border(TableBorder.Rounded);
        table.Title = new TableTitle(Markup.Escape(
            $"{experiment.Model.Sidecar.Name} at {experiment.Layer}, {count} images: mean [95 % bootstrap interval]"));
        table.AddColumn("method");
        foreach (var metric in metrics)
            table.AddColumn(new TableColumn($"{metric.Name} {(metric.HigherIsBetter ? "(up)" : "(down)")}").RightAligned());
        table.AddColumn("no map");
        for (var i = 0; i < methods.Count; i++)
        {
            List<string> cells = [Markup.Escape(methods[i].Name)];
            foreach (var metric in metrics)
                cells.Add(Markup.Escape(Interval([.. scores.SelectMany(part => part[i].PerImage[metric.Name])])));
            var failed = scores.Sum(part => part[i].Statuses.Count(status => status != Eval.Saliency.MapStatus.Ok));
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
