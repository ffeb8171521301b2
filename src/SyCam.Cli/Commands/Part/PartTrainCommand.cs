using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Attacking;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Data;

namespace SyCam.Cli.Commands.Part;

/// <summary><c>sycam part train</c>: adversarial training with budgets that maps decide.</summary>
internal sealed class PartTrainCommand(Terminal terminal)
{
    private const string Ending = ".safetensors";

    private readonly CommonOptions _common = new();

    private readonly PartOptions _part = new();

    private readonly Option<string> _method = new("--method")
    {
        Description = "a name, @RUN#RANK or an expression: the maps that decide the budgets",
        DefaultValueFactory = _ => "GradCAM",
    };

    private readonly Option<int> _epochs = new("--epochs") { Description = "passes over the images, --warm-up among them", DefaultValueFactory = _ => 80 };

    private readonly Option<int?> _warmUp = new("--warm-up")
    {
        Description = "first epochs in which every pixel has the budget --epsilon; as many as --epochs: plain adversarial training; "
            + "default: a quarter",
    };

    private readonly Option<double> _rate = new("--learning-rate")
    {
        Description = "of the first epoch; it falls to 0 along half a cosine",
        DefaultValueFactory = _ => 0.01,
    };

    private readonly Option<double> _momentum = new("--momentum") { Description = "of SGD", DefaultValueFactory = _ => 0.9 };

    private readonly Option<double> _decay = new("--weight-decay") { Description = "of SGD", DefaultValueFactory = _ => 2e-4 };

    private readonly Option<bool> _fromScratch = new("--from-scratch") { Description = "begin with random weights instead of those of --model" };

    private readonly Option<string> _out = new("--out", "-o") { Description = "where the weights go (.safetensors)", Required = true };

    private readonly Option<bool> _quiet = CommonOptions.QuietOption();

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        _epochs.Validators.Add(result => Validation.AtLeast(result, 1));
        _warmUp.Validators.Add(result => Validation.AtLeast(result, 0));
        _rate.Validators.Add(result => Validation.Range(result, 0, 100));
        _momentum.Validators.Add(result => Validation.Range(result, 0, 0.9999));
        _decay.Validators.Add(result => Validation.Range(result, 0, 1));
        var command = new Command("train", "Train a small network on attacked images, with a budget for each pixel that maps decide.");
        _common.AddTo(command);
        _part.AddTo(command);
        Option[] own = [_method, _epochs, _warmUp, _rate, _momentum, _decay, _fromScratch, _out, _quiet];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var notes = parsed.GetValue(_quiet) ? terminal.WithoutNotes() : terminal;
        var experiment = _common.Read(parsed);
        var output = parsed.GetValue(_out)!;
        CheckOutput(output, experiment.Model);
        if (experiment.Class is { } other and not "predicted")
            throw new InputException($"--class {other}: training takes the maps of the class that the network sees; leave --class out");
        var part = _part.Read(parsed, experiment.Seed);
        var methods = _part.Methods(parsed, parsed.GetValue(_method)!, notes.Say);
        if (methods.Count != 1) throw new InputException($"--method {parsed.GetValue(_method)}: training takes one method");
        using var source = new ExperimentLoader(experiment, notes.Say).Open();
        using var model = source.Model.ToTrainable();
        if (parsed.GetValue(_fromScratch)) model.Reset(experiment.Seed);
        using var images = LabelledImages.Read(source.Model, source.Of(Split.Search), cancellation);
        using var heldOut = LabelledImages.Read(source.Model, source.Of(Split.HeldOut), cancellation);
        if (images.Count == 0)
            throw new InputException("no image to train on has a label: give --labels with a CSV table of image and class");
        notes.Say($"{images.Count} images to train on, {heldOut.Count} held out; {part}");
        var settings = new TrainingSettings
        {
            Epochs = parsed.GetValue(_epochs),
            WarmUp = parsed.GetValue(_warmUp) ?? parsed.GetValue(_epochs) / 4,
            LearningRate = parsed.GetValue(_rate),
            Momentum = parsed.GetValue(_momentum),
            WeightDecay = parsed.GetValue(_decay),
            BatchSize = experiment.BatchSize ?? source.Network.BatchSize,
            Seed = experiment.Seed,
        };
        EpochResult? last = null;
        try
        {
            new PartTraining(model, source.Layer, source.Target, methods[0], part, settings).Run(
                images, heldOut, Keep, cancellation);
        }
        catch (Exception error) when (error is OperationCanceledException or InputException)
        {
            terminal.Say(last is null ? $"no epoch is complete: {output} is not written" : $"{output} has the weights of epoch {last.Epoch}");
            throw;
        }

        terminal.Print($"{Text(last!)} -> {output}");
        return ExitCodes.Ok;

        void Keep(EpochResult epoch)
        {
            model.Save(output);
            last = epoch;
            notes.Say($"epoch {epoch.Epoch}/{settings.Epochs}{(epoch.IsWarmUp ? " (warm-up)" : "")}: {Text(epoch)}");
        }
    }

    private static string Text(EpochResult epoch)
    {
        var measured = double.IsNaN(epoch.Clean)
            ? "no held-out image has a label"
            : string.Create(CultureInfo.InvariantCulture, $"held-out accuracy {epoch.Clean:0.0000}, attacked {epoch.Robust:0.0000}");
        return string.Create(CultureInfo.InvariantCulture, $"loss {epoch.Loss:0.0000}, {measured}");
    }

    // Before anything is trained.
    private static void CheckOutput(string output, string model)
    {
        if (!output.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
            throw new InputException($"--out {output}: name a {Ending} file");
        if (Path.GetFullPath(output) == Path.GetFullPath(model))
            throw new InputException($"--out {output}: that is --model, which would be lost");
        Experiments.Tables.TableFormat.CheckFile("--out", output);
        var probe = output + ".part";
        try
        {
            File.Create(probe).Dispose();
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--out {output} cannot be written: {error.Message}", error);
        }
    }
}
