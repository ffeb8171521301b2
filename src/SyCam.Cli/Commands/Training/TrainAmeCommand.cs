using System.CommandLine;
using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Exits;
using SyCam.Eval.Models;

namespace SyCam.Cli.Commands.Training;

/// <summary><c>sycam train ame</c>: exits of a network and the attention that joins their maps.</summary>
internal sealed class TrainAmeCommand(Terminal terminal)
{
    private const double LeastRate = 1e-6;
    private const int MostExits = 4;
    private const int LinesForExits = 5;

    private readonly CommonOptions _common = new();

    private readonly Option<string?> _layers = new("--layers")
    {
        Description = "layers with exits, by commas; default: the last layer of up to four resolutions",
    };

    private readonly Option<string> _output = new("--out", "-o")
    {
        Description = "the file to write (.safetensors), for --aggregator of eval and explain",
        Required = true,
    };

    private readonly Option<int> _epochs = Count("--epochs", "how often the attention sees each image", 10, 1);

    private readonly Option<int> _exitEpochs = Count("--exit-epochs", "how often the exits see each image", 500, 1);

    private readonly Option<int> _batch = Count("--batch-size", "images of a step, which are compared with each other", 16, 2);

    private readonly Option<double> _rate = Rate("--rate", "first rate of the attention", 0.001);

    private readonly Option<double> _exitRate = Rate("--exit-rate", "first rate of the exits", 0.03);

    private readonly Option<bool> _quiet = CommonOptions.QuietOption();

    /// <summary>The command with its options.</summary>
    public Command Build()
    {
        var command = new Command("ame", "Train exits of a network and the attention that joins their maps (AME-CAM).");
        _common.AddDataTo(command);
        Option[] own = [_layers, _output, _epochs, _exitEpochs, _batch, _rate, _exitRate, _quiet];
        foreach (var option in own) command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var notes = parsed.GetValue(_quiet) ? terminal.WithoutNotes() : terminal;
        var output = OutputFolder.Reserve("", parsed.GetValue(_output)!);
        using var source = new ExperimentLoader(_common.ReadData(parsed), notes.Say).Open();
        var items = source.Of(Split.Search);
        var options = new ExitTrainingOptions
        {
            Layers = Layers(parsed.GetValue(_layers), source.Model),
            Epochs = parsed.GetValue(_epochs),
            ExitEpochs = parsed.GetValue(_exitEpochs),
            BatchSize = parsed.GetValue(_batch),
            Rate = parsed.GetValue(_rate),
            ExitRate = parsed.GetValue(_exitRate),
            Seed = parsed.GetValue(_common.Seed),
        };
        using var trainer = new ExitTrainer(
            source.Model, options, new TrainingImages(source.Model, items, cancellation).Read);
        notes.Say($"exits at {string.Join(", ", options.Layers)}; {items.Count} images, their masks are not read");
        ExitEpoch? last = null;
        try
        {
            foreach (var epoch in trainer.Run(cancellation))
            {
                if (epoch.IsAttention || (epoch.Number * LinesForExits / epoch.Of) > ((epoch.Number - 1) * LinesForExits / epoch.Of))
                    notes.Say(Line(epoch));
                if (!epoch.IsAttention) continue;
                trainer.Write(output);
                last = epoch;
            }
        }
        catch (OperationCanceledException) when (last is not null)
        {
            notes.Say(string.Create(
                CultureInfo.InvariantCulture, $"cancelled: {output} is that after epoch {last.Number} of {last.Of}"));
            return ExitCodes.Failure;
        }

        terminal.Print($"{items.Count} images; {options.Layers.Count} exits -> {output}");
        return ExitCodes.Ok;
    }

    private static string Line(ExitEpoch epoch) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(epoch.IsAttention ? "attention" : "exits")} {epoch.Number}/{epoch.Of}: loss {epoch.Loss:0.0000}");

    // From the input on, as the weights of the losses rise with depth.
    private static IReadOnlyList<string> Layers(string? said, CamModel model)
    {
        var chosen = said is null ? model.Scales.Take(MostExits) : LayerChoice.Read(said, model);
        var order = model.LayerNames.ToList();
        return [.. chosen.OrderBy(order.IndexOf)];
    }

    private static Option<int> Count(string name, string what, int value, int least)
    {
        var option = new Option<int>(name) { Description = what, DefaultValueFactory = _ => value };
        option.Validators.Add(result => Validation.AtLeast(result, least));
        return option;
    }

    private static Option<double> Rate(string name, string what, double value)
    {
        var option = new Option<double>(name) { Description = what, DefaultValueFactory = _ => value };
        option.Validators.Add(result => Validation.Range(result, LeastRate, 1));
        return option;
    }
}
