using System.Security.Cryptography;
using SyCam.Eval.Models.Families;
using SyCam.Eval.Models.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>Brings a weights file and a sidecar together, or does without the sidecar.</summary>
internal static class ModelLoader
{
    /// <summary>Loads both files and hands the parts to <paramref name="make"/>, which owns the weights.</summary>
    internal static CamModel Load(
        string weightsPath, string? sidecarPath, Device device, string? architecture,
        Func<ModelSidecar, Network, Weights, CamModel> make)
    {
        using var file = SafetensorsFile.Open(weightsPath);
        sidecarPath ??= Beside(weightsPath);
        var sidecar = sidecarPath is not null ? ModelSidecarReader.Read(sidecarPath, weightsPath)
            : architecture is null ? Infer(file)
            : Assume(file, Named(architecture), "was asked for");
        CheckAgreement(sidecarPath, sidecar, architecture);
        if (sidecar.Sha256 is { } expected) CheckHash(weightsPath, sidecarPath!, expected);
        var describedBy = sidecarPath ?? weightsPath;
        var network = Naming(describedBy, () => Structure(file, sidecar));
        WeightsCheck.Check(file, network, sidecar.Architecture);
        CheckOutput(network, sidecar, describedBy);
        var weights = new Weights();
        try
        {
            foreach (var parameter in network.Parameters)
            {
                using var single = ReadSingle(file, parameter.Name);
                weights.Add(parameter.Name, single.to(device));
            }

            return Naming(describedBy, () => make(sidecar, network, weights));
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>The sidecar that lies beside a weights file, or null.</summary>
    internal static string? Beside(string weightsPath)
    {
        var beside = Path.ChangeExtension(weightsPath, ".json");
        return File.Exists(beside) ? beside : null;
    }

    private static ModelSidecar Infer(SafetensorsFile file)
    {
        if (WeightsCheck.Infer(file) is not (var row, _))
            throw new InputException(
                $"'{file.Path}' has no sidecar and its tensors are those of no known architecture." +
                WeightsCheck.Advice(file) + $" Write '{Path.ChangeExtension(file.Path, ".json")}' with " +
                "\"architecture\", \"input\", \"mean\", \"std\" and \"classes\" (see docs/models.md).");
        return Assume(file, row, "was recognized by its tensors");
    }

    private static ModelSidecar Assume(SafetensorsFile file, Architecture row, string why) => new()
    {
        Name = Path.GetFileNameWithoutExtension(file.Path),
        Architecture = row.Name,
        Input = new ModelInput(3, row.InputSize, row.InputSize),
        Notes =
        [
            $"'{file.Path}' has no sidecar: the architecture {row.Name} {why}; " +
            $"images of {row.InputSize}x{row.InputSize} and ImageNet's mean and std are assumed",
        ],
    };

    private static void CheckAgreement(string? sidecarPath, ModelSidecar sidecar, string? architecture)
    {
        if (sidecarPath is null || architecture is null) return;
        var said = Architectures.Find(sidecar.Architecture)?.Name ?? sidecar.Architecture;
        if (architecture != said && Named(architecture).Name != said)
            throw new InputException($"'{sidecarPath}' says that the architecture is {sidecar.Architecture}, not {architecture}");
    }

    private static Architecture Named(string architecture)
    {
        var names = Architectures.All.Select(row => row.Name).ToList();
        return Architectures.Find(architecture) ?? throw new InputException(
            $"the architecture '{architecture}' is not known.{Suggestion.Ask(architecture, names)} Known: {string.Join(", ", names)}");
    }

    /// <summary>Puts the file that says how the network is made before what is wrong with it.</summary>
    internal static T Naming<T>(string describedBy, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (InputException exception)
        {
            throw new InputException($"'{describedBy}': {exception.Message}", exception);
        }
    }

    private static Network Structure(SafetensorsFile file, ModelSidecar sidecar)
    {
        var (channels, height, width) = sidecar.Input;
        var input = new FeatureShape(channels, height, width);
        if (Architectures.Find(sidecar.Architecture) is not { } row)
            return new Network(SequentialFamily.Build(sidecar.Layers), input);
        // Without a list of classes the file decides; 1000 then only serves to name what is missing.
        var found = WeightsCheck.ClassCount(file, row.ClassifierWeight);
        return new Network(row.Build(found > 0 ? found : 1000), input);
    }

    /// <summary>Refuses a network that does not end in the logits of the sidecar's classes.</summary>
    internal static void CheckOutput(Network network, ModelSidecar sidecar, string describedBy)
    {
        var output = network.Shapes[^1];
        if (!output.Flat)
            throw new InputException($"'{describedBy}': the network ends in a map {output} and not in logits: " +
                "end its \"layers\" with { \"type\": \"gap\" }, { \"type\": \"flatten\" }");
        if (sidecar.Classes.Count > 0 && sidecar.Classes.Count != output.Channels)
            throw new InputException($"'{describedBy}': it names {sidecar.Classes.Count} classes and the " +
                $"network has {output.Channels} logits: correct \"classes\"");
    }

    /// <summary>Refuses a weights file that is not the one which the sidecar describes.</summary>
    internal static void CheckHash(string weightsPath, string sidecarPath, string expected)
    {
        using var stream = File.OpenRead(weightsPath);
        var actual = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (!string.Equals(actual, expected, StringComparison.OrdinalIgnoreCase))
            throw new InputException(
                $"'{weightsPath}' is not the file that '{sidecarPath}' describes: its SHA-256 is {actual}, " +
                $"sidecar says {expected}. Fetch the weights again or correct \"sha256\".");
    }

    private static Tensor ReadSingle(SafetensorsFile file, string name)
    {
        var tensor = file.Read(name);
        if (tensor.dtype == ScalarType.Float32) return tensor;
        using (tensor)
        {
            return tensor.dtype == ScalarType.Float64
                ? tensor.to(ScalarType.Float32)
                : throw new InputException($"tensor '{name}' of '{file.Path}' holds whole numbers ({tensor.dtype}); " +
                    "weights are floating-point numbers");
        }
    }
}
