using System.CommandLine;
using SyCam.Cli.Experiments;
using SyCam.Cli.Experiments.Tables;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Metrics;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam eval</c>: a table of methods and metrics.</summary>
internal sealed class EvalCommand(Terminal terminal, TimeProvider time)
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

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "method that every other is compared with, on the same images: the difference with its interval and p",
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = $"how the table is written: {string.Join(", ", TableFormat.Names)}; default: what the ending of --output says",
    };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "write the table to this file" };

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

    private readonly Option<bool> _transfer = new("--transfer")
    {
        Description = "with several --model: how methods do on networks they were not found on; a column for each metric and "
            + "network, on the held-out images",
    };

    private readonly Option<bool> _quiet = CommonOptions.QuietOption();

    private readonly Option<string?> _memory = new("--memory")
    {
        Description = "what the images may take at once, as 500M or 4G; more are read in blocks, with the same scores",
    };

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _steps.Validators.Add(result => Validation.AtLeast(result, 2));
        _format.AcceptOnlyFromAmong([.. TableFormat.Names]);
        var command = new Command("eval", "Score methods on all images: the mean of each metric with its 95 % interval.");
        _common.AddTo(command, takesMany: true);
        Option[] own = [_methods, _maps, _metrics, _baseline, _grammar, _steps, _format, _output, _csv, _saveMaps, _memory, _transfer, _quiet];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (output, csv) = (parsed.GetValue(_output), parsed.GetValue(_csv));
        if (output is not null) TableFormat.CheckFile("--output", output);
        if (csv is not null) TableFormat.CheckFile("--csv", csv);
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var said = parsed.GetValue(_methods)!;
        var experiments = _common.ReadAll(parsed);
        var isTransfer = parsed.GetValue(_transfer);
        if (isTransfer && experiments.Count < 2) throw new InputException("--transfer compares networks: give --model twice or more");
        if (isTransfer && experiments[0].Layer is { } layers && (layers == "all" || layers.Contains(',', StringComparison.Ordinal)))
            throw new InputException("--transfer takes one layer of each network: leave --layer out for the usual ones");
        var options = MetricOptions.Full with { Steps = parsed.GetValue(_steps) };
        List<Method> methods = said == MethodChoice.None ? [] : [.. MethodChoice.FindAll(said, grammar)];
        var result = new EvaluationJob(parsed.GetValue(_quiet) ? terminal.WithoutNotes() : terminal, time)
        {
            Experiments = experiments,
            Layers = experiments[0].Layer,
            Grammar = grammar,
            Methods = methods,
            Maps = parsed.GetValue(_maps) ?? [],
            Metrics = hasMasks => MetricChoice.FindAll(parsed.GetValue(_metrics)!, hasMasks),
            Options = options,
            Baseline = parsed.GetValue(_baseline),
            HeldOutOnly = isTransfer,
            MapFolder = parsed.GetValue(_saveMaps),
            Memory = parsed.GetValue(_memory) is { } amount ? BlockSize.ParseMemory(amount) : BlockSize.DefaultMemory,
        }.Run(cancellation);
        var table = new EvaluationTableMaker(result.Metrics, options, result.Baseline, experiments[0].Seed).Make(result.Scores);
        var format = TableFormat.Choose(parsed.GetValue(_format), output);
        if (isTransfer && TableFormat.IsForPeople(format))
            table = TransferTable.Of(table, methods.Where(method => method.Home is not null).ToDictionary(method => method.Name, method => method.Home!));
        TableFormat.Write(table, format, output, terminal);
        if (csv is not null) ScoreTable.Write(csv, result.Metrics, result.Scores);
        return ExitCodes.Ok;
    }
}
