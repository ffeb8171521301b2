using System.CommandLine;
using SyCam.Cli.Attacking;
using SyCam.Cli.Experiments;
using SyCam.Cli.Experiments.Tables;
using SyCam.Cli.Rendering;
using SyCam.Eval;

namespace SyCam.Cli.Commands.Part;

/// <summary><c>sycam part attack</c>: the accuracy of a network under budgets that maps decide.</summary>
internal sealed class PartAttackCommand(Terminal terminal, TimeProvider time)
{
    private readonly CommonOptions _common = new();

    private readonly PartOptions _part = new();

    private readonly Option<string> _methods = new("--method")
    {
        Description = "names, @RUN#RANK or expressions, by commas, or none",
        DefaultValueFactory = _ => "GradCAM,XGradCAM,LayerCAM",
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
        _format.AcceptOnlyFromAmong([.. TableFormat.Names]);
        var command = new Command("attack", "Attack labelled images with a budget for each pixel, and count how many the network still gets right.");
        _common.AddTo(command);
        _part.AddTo(command);
        Option[] own = [_methods, _format, _output, _quiet];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var output = parsed.GetValue(_output);
        if (output is not null) TableFormat.CheckFile("--output", output);
        var notes = parsed.GetValue(_quiet) ? terminal.WithoutNotes() : terminal;
        var experiment = _common.Read(parsed);
        var settings = _part.Read(parsed, experiment.Seed);
        var said = parsed.GetValue(_methods)!;
        IReadOnlyList<Method> methods = said == MethodChoice.None ? [] : _part.Methods(parsed, said, notes.Say);
        // Whom the maps are for is part of the method: the class that the network sees, not the one that it should.
        using var source = new ExperimentLoader(experiment with { Class = experiment.Class ?? "predicted" }, notes.Say).Open();
        using var progress = new EvaluationProgress(notes, time, "attacking", source.Set.Items.Count);
        var unlabelled = source.Set.Items.Count(item => item.Label is null);
        if (unlabelled > 0) notes.Say($"left out: {unlabelled} images without a label");
        var rows = new PartAttack(source, methods, settings) { Done = progress.Add }.Run(cancellation);
        TableFormat.Write(
            AttackTable.Of(source.Model.Sidecar.Name, source.Layer, settings, rows),
            TableFormat.Choose(parsed.GetValue(_format), output), output, terminal);
        return ExitCodes.Ok;
    }
}
