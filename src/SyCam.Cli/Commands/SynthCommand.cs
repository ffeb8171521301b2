using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam synth</c>: the main job.</summary>
internal sealed class SynthCommand(Terminal terminal, TimeProvider time)
{
    private readonly CommonOptions _common = new();
    private readonly RunViewOptions _view = new();

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar file",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<string> _metric = new("--metric")
    {
        Description = "the metric to optimise: insertion, deletion, average_drop, mass_accuracy",
        DefaultValueFactory = _ => "insertion",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "metrics that final scores also report, by commas, or 'all'; default: those that cost little",
    };

    private readonly Option<string?> _budget = new("--budget")
    {
        Description = "time for the whole run, such as 90s, 5m or 2h; default: no limit",
    };

    private readonly Option<int?> _maxCost = new("--max-cost") { Description = "enumerate up to this cost" };

    private readonly Option<int?> _maxCandidates = new("--max-candidates") { Description = "score at most this many" };

    private readonly Option<int> _steps = new("--steps")
    {
        Description = "steps of insertion and deletion in final scores",
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<int> _finalists = new("--finalists")
    {
        Description = "how many of the best get final scores; the best of each cost and all baselines get them besides",
        DefaultValueFactory = _ => 5,
    };

    private readonly Option<string?> _out = new("--out", "-o")
    {
        Description = "run folder; default: runs/METRIC",
    };

    private readonly Option<bool> _resume = new("--resume") { Description = "go on with the run that the folder holds" };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _maxCost.Validators.Add(result => Validation.AtLeast(result, 0));
        _maxCandidates.Validators.Add(result => Validation.AtLeast(result, 0));
        _steps.Validators.Add(result => Validation.AtLeast(result, 2));
        _finalists.Validators.Add(result => Validation.AtLeast(result, 3));
        _budget.Validators.Add(result =>
        {
            var text = result.Tokens.Count == 0 ? null : result.Tokens[^1].Value;
            if (text is not null && Validation.Duration(text) is null)
                result.AddError($"--budget {text}: expected a time such as 90s, 5m or 2h");
        });
        var command = new Command("synth", "Search a grammar for the expressions that score best, and check them on held-out images.");
        _common.AddTo(command);
        Option[] own = [_grammar, _metric, _report, _budget, _maxCost, _maxCandidates, _steps, _finalists, _out, _resume];
        foreach (var option in own) command.Options.Add(option);
        _view.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var metric = MetricChoice.Find(parsed.GetValue(_metric)!);
        var job = new SynthesisJob
        {
            Experiment = _common.Read(parsed),
            GrammarPath = parsed.GetValue(_grammar)!,
            Objective = metric,
            Report = parsed.GetValue(_report),
            Budget = parsed.GetValue(_budget) is { } budget ? Validation.Duration(budget) : null,
            MaxCost = parsed.GetValue(_maxCost),
            MaxCandidates = parsed.GetValue(_maxCandidates),
            Steps = parsed.GetValue(_steps),
            Finalists = parsed.GetValue(_finalists),
            RunFolder = parsed.GetValue(_out) ?? Path.Combine("runs", metric.Name),
            Resume = parsed.GetValue(_resume),
        };
        using var view = _view.Read(parsed, terminal, time);
        var report = new SynthesisRunner(view, time).Run(job, cancellation);
        view.End(report, job.RunFolder);
        return ExitCodes.Of(report);
    }
}
