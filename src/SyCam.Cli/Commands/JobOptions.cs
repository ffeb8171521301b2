using System.CommandLine;
using System.CommandLine.Completions;
using SyCam.Cli.Experiments;
using SyCam.Cli.RunFiles;
using SyCam.Eval;
using SyCam.Eval.Metrics;
using SyCam.Search.Racing;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Commands;

/// <summary>The options of a synthesis: what <c>synth</c> takes and what a run file holds.</summary>
internal sealed class JobOptions
{
    private readonly CommonOptions _common = new();

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar file",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<string> _metric = new("--metric")
    {
        Description = "what to optimise: a metric ('sycam metrics' lists them) or a sum of multiples such as "
            + "\"0.5*insertion - 0.5*deletion\", of which higher is better",
        DefaultValueFactory = _ => "insertion",
    };

    private readonly Option<string[]> _where = new("--where")
    {
        Description = "a bound that results must keep on the search images, such as \"sparsity > 0.4\"; may be repeated",
    };

    private readonly Option<string?> _beat = new("--beat")
    {
        Description = "end as soon as a new expression beats this method, or this score, on all search images",
    };

    private readonly Option<RacePrecision> _precision = new("--race-precision")
    {
        Description = "what the network computes in during races: auto (bfloat16 or else int8 where the processor multiplies "
            + "it itself), float32, bfloat16 or int8; final scores are float32",
        HelpName = "auto|float32|bfloat16|int8",
        DefaultValueFactory = _ => RacePrecision.Auto,
    };

    private readonly Option<RaceBound> _bound = new("--bound")
    {
        Description = "how a race drops candidates: asymptotic (paired confidence sequence), rigorous (valid for any "
            + "number of images), halving (keeps the best third, no guarantee), none",
        HelpName = "asymptotic|rigorous|halving|none",
        DefaultValueFactory = _ => RaceBound.Asymptotic,
    };

    private readonly Option<CandidateOrder> _order = new("--order")
    {
        Description = "order of candidates of one cost: cost (as enumerated) or probe (first what resembles the best so far)",
        HelpName = "cost|probe",
        DefaultValueFactory = _ => CandidateOrder.Cost,
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

    private readonly Option<long?> _maxEvaluations = new("--max-evaluations")
    {
        Description = "end the search before more values than this (candidates x images x metrics) are asked for",
    };

    private readonly Option<long?> _maxPasses = new("--max-passes")
    {
        Description = "end the search before its metrics ask for more forward passes than this; final scores come on top",
    };

    private readonly Option<int> _thickness = new("--thickness")
    {
        Description = "how many expressions of one cost may stand on the front side by side",
        DefaultValueFactory = _ => 3,
    };

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

    private readonly Option<string?> _out = new("--out", "--output-dir", "-o")
    {
        Description = "run folder; default: runs/METRIC",
    };

    private readonly Option<bool> _resume = new("--resume") { Description = "go on with the run that the folder holds" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _metric.CompletionSources.Add(_ => MetricTable.All.Select(row => new CompletionItem(row.Name)));
        _maxCost.Validators.Add(result => Validation.AtLeast(result, 0));
        _maxCandidates.Validators.Add(result => Validation.AtLeast(result, 0));
        _maxEvaluations.Validators.Add(result => Validation.AtLeast(result, 0));
        _maxPasses.Validators.Add(result => Validation.AtLeast(result, 0));
        _thickness.Validators.Add(result => Validation.AtLeast(result, 1));
        _steps.Validators.Add(result => Validation.AtLeast(result, 2));
        _finalists.Validators.Add(result => Validation.AtLeast(result, 3));
        _budget.Validators.Add(result =>
        {
            var text = result.Tokens.Count == 0 ? null : result.Tokens[^1].Value;
            if (text is not null && Validation.Duration(text) is null)
                result.AddError($"--budget {text}: expected a time such as 90s, 5m or 2h");
        });
        _common.AddTo(command);
        Option[] own =
        [
            _grammar, _metric, _where, _beat, _bound, _precision, _order, _report, _budget, _maxCost, _maxCandidates,
            _maxEvaluations, _maxPasses, _steps, _finalists, _thickness, _out, _resume,
        ];
        foreach (var option in own) command.Options.Add(option);
    }

    /// <summary>The job that some words ask for.</summary>
    /// <param name="words">Options and values; <c>--config FILE</c> may be among them.</param>
    /// <exception cref="InputException">There is a mistake in them.</exception>
    public static SynthesisJob Parse(IReadOnlyList<string> words)
    {
        var options = new JobOptions();
        var command = new RootCommand { new ConfigOption() };
        options.AddTo(command);
        var parsed = RunFileArguments.Parse(command, words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Mistakes.FirstOrDefault() is { } mistake
            ? throw new InputException(mistake)
            : options.Read(parsed.Result);
    }

    /// <summary>What the user asked for.</summary>
    /// <exception cref="InputException">An option has a mistake.</exception>
    public SynthesisJob Read(ParseResult parsed)
    {
        var objective = MetricChoice.Objective(parsed.GetValue(_metric)!);
        return new SynthesisJob
        {
            Experiment = _common.Read(parsed),
            GrammarPath = parsed.GetValue(_grammar)!,
            Objective = objective,
            Constraints = [.. (parsed.GetValue(_where) ?? []).Select(MetricChoice.Constraint)],
            Beat = parsed.GetValue(_beat),
            Bound = parsed.GetValue(_bound),
            Precision = parsed.GetValue(_precision),
            Order = parsed.GetValue(_order),
            Report = parsed.GetValue(_report),
            Budget = parsed.GetValue(_budget) is { } budget ? Validation.Duration(budget) : null,
            MaxCost = parsed.GetValue(_maxCost),
            MaxCandidates = parsed.GetValue(_maxCandidates),
            MaxEvaluations = parsed.GetValue(_maxEvaluations),
            MaxPasses = parsed.GetValue(_maxPasses),
            Thickness = parsed.GetValue(_thickness),
            Steps = parsed.GetValue(_steps),
            Finalists = parsed.GetValue(_finalists),
            RunFolder = parsed.GetValue(_out) ?? Path.Combine("runs", FolderName(objective.ToString())),
            Resume = parsed.GetValue(_resume),
            RunFile = RunFileWriter.Record(parsed),
        };
    }

    private static string FolderName(string objective) =>
        string.Concat(objective.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_'));
}
