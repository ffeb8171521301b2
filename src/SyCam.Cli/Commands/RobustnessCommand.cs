using System.CommandLine;
using System.CommandLine.Completions;
using SyCam.Cli.Experiments;
using SyCam.Cli.Experiments.Tables;
using SyCam.Cli.Rendering;
using SyCam.Eval.Metrics;
using SyCam.Eval.Noise;

namespace SyCam.Cli.Commands;

/// <summary><c>sycam robustness</c>: how steady methods are under noise, and how they answer to it.</summary>
internal sealed class RobustnessCommand(Terminal terminal, TimeProvider time)
{
    private const int MostCopies = 1000;

    private readonly CommonOptions _common = new();

    private readonly Option<string> _methods = new("--method")
    {
        Description = "names, @RUN#RANK or expressions, by commas; default: all named methods of the grammar",
        DefaultValueFactory = _ => MethodChoice.All,
    };

    private readonly Option<string> _noise = new("--noise")
    {
        Description = $"kinds of noise with their levels, by commas, such as gaussian:0.1,jpeg:20: "
            + string.Join(", ", NoiseKinds.All.Select(kind => kind.Name)),
        DefaultValueFactory = _ => NoiseChoice.Usual,
    };

    private readonly Option<int> _copies = new("--copies")
    {
        Description = "noisy copies of each image; one where the noise is not random",
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<string> _grammar = new("--grammar", "-g")
    {
        Description = "grammar that names the methods",
        DefaultValueFactory = _ => GrammarFiles.Default,
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = $"how the table is written: {string.Join(", ", TableFormat.Names)}; default: what the ending of --output says",
    };

    private readonly Option<string?> _output = new("--output", "-o") { Description = "write the table to this file" };

    private readonly Option<bool> _quiet = CommonOptions.QuietOption();

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _copies.Validators.Add(result => Validation.Between(result, 1, MostCopies));
        _format.AcceptOnlyFromAmong([.. TableFormat.Names]);
        _noise.CompletionSources.Add(_ => NoiseKinds.All.Select(kind => new CompletionItem(kind.Name)));
        var command = new Command(
            "robustness", "Put noise on the images: do methods stay as they are while the class does, and change when it does?");
        _common.AddTo(command, takesMany: true);
        Option[] own = [_methods, _noise, _copies, _grammar, _format, _output, _quiet];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.GetValue(_output);
        if (output is not null) TableFormat.CheckFile("--output", output);
        var grammar = GrammarFiles.ReadAny(parsed.GetValue(_grammar)!, terminal.Say);
        var experiments = _common.ReadAll(parsed);
        var studies = NoiseChoice.FindAll(parsed.GetValue(_noise)!)
            .Select(noise => new NoiseStudy(noise, parsed.GetValue(_copies), Math.Max(0, experiments[0].Seed))).ToList();
        var table = new RobustnessTable(studies, MetricOptions.Full);
        var result = new EvaluationJob(parsed.GetValue(_quiet) ? terminal.WithoutNotes() : terminal, time)
        {
            Experiments = experiments,
            Layers = experiments[0].Layer,
            Grammar = grammar,
            Methods = [.. MethodChoice.FindAll(parsed.GetValue(_methods)!, grammar)],
            Metrics = _ => table.Metrics,
            Options = MetricOptions.Full,
            Memory = BlockSize.DefaultMemory,
        }.Run(cancellation);
        TableFormat.Write(
            table.Make(result.Scores), TableFormat.Choose(parsed.GetValue(_format), output), output, terminal);
        return ExitCodes.Ok;
    }
}
