using System.Text.Json;
using SyCam.Eval.Models.Families;

namespace SyCam.Eval.Models;

/// <summary>Reads a network's sidecar; docs/models.md describes the format.</summary>
internal static class ModelSidecarReader
{
    private const int LargestSide = 8192;

    private static readonly string[] Keys =
        ["architecture", "layers", "input", "mean", "std", "classes", "default_layer", "name", "sha256"];

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>The shape of images of a TorchScript network when nothing else is said.</summary>
    internal static ModelInput UsualInput { get; } = new(3, 224, 224);

    /// <summary>
    /// The sidecar of that path for weights in .safetensors. A file of classes is sought beside it, then beside the
    /// weights.
    /// </summary>
    /// <exception cref="InputException">The file is absent or not as the format says.</exception>
    internal static ModelSidecar Read(string path, string weightsPath) => Read(path, weightsPath, Weights);

    /// <summary>The sidecar of that path for a TorchScript file: the architecture may be left out.</summary>
    /// <exception cref="InputException">The file is absent or not as the format says.</exception>
    internal static ModelSidecar ReadScript(string path, string weightsPath) => Read(path, weightsPath, Script);

    private static ModelSidecar Read(
        string path, string weightsPath, Func<JsonFields, string, string, ModelSidecar> read)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new InputException($"'{path}': a sidecar is a JSON object, {{ \"architecture\": ... }}");
            var fields = new JsonFields(document.RootElement, path, "");
            fields.RefuseMisspelt(Keys);
            return read(fields, path, weightsPath);
        }
        catch (JsonException exception)
        {
            throw new InputException($"'{path}' is not JSON: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // System.Text.Json reports text that is no valid Unicode this way.
            throw new InputException($"'{path}' holds text that is not valid Unicode", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"cannot read '{path}': {exception.Message}", exception);
        }
    }

    private static ModelSidecar Weights(JsonFields fields, string path, string weightsPath)
    {
        var architecture = fields.Text("architecture") ?? throw fields.Bad(
            "\"architecture\" is missing: give one of " + string.Join(", ", ArchitectureNames()));
        var row = Architectures.Find(architecture);
        var sequential = architecture == Architectures.Sequential;
        if (architecture == Architectures.TorchScript)
            throw fields.Bad($"the architecture '{architecture}' is that of a TorchScript file (.pt), and '{weightsPath}' " +
                "is none: give one of " + string.Join(", ", ArchitectureNames()));
        if (row is null && !sequential)
            throw fields.Bad($"the architecture '{architecture}' is not known." +
                $"{Suggestion.Ask(architecture, ArchitectureNames())} Known: {string.Join(", ", ArchitectureNames())}");
        if (sequential == fields.Find("layers") is null)
            throw fields.Bad(sequential
                ? "a sequential network needs its \"layers\", a list of { \"type\": ... }"
                : $"\"layers\" are given for '{architecture}', whose layers are known; " +
                    "write \"architecture\": \"sequential\" or leave them out");
        if (row is null && fields.Find("input") is null)
            throw fields.Bad("\"input\" is missing: give the shape of an image, e.g. [3, 224, 224]");
        var side = row?.InputSize ?? 0;
        return Common(fields, path, weightsPath, Input(fields, new ModelInput(3, side, side)), []) with
        {
            Architecture = row?.Name ?? architecture,
            Layers = sequential ? SequentialReader.Read(fields.Find("layers")!.Value, path) : [],
        };
    }

    private static ModelSidecar Script(JsonFields fields, string path, string weightsPath)
    {
        if (fields.Text("architecture") is { } architecture && architecture != Architectures.TorchScript)
            throw fields.Bad($"the architecture '{architecture}' needs weights in .safetensors, and '{weightsPath}' is a " +
                $"TorchScript file: leave \"architecture\" out or write \"{Architectures.TorchScript}\"");
        if (fields.Find("layers") is not null)
            throw fields.Bad("\"layers\" are given for a TorchScript file, which has its own: leave them out");
        List<string> notes = [];
        if (fields.Find("input") is null)
            notes.Add($"'{path}' does not give \"input\": images of {UsualInput.Height}x{UsualInput.Width} are assumed");
        return Common(fields, path, weightsPath, Input(fields, UsualInput), notes);
    }

    /// <summary>What all sidecars have; the architecture is TorchScript's until the caller knows better.</summary>
    private static ModelSidecar Common(
        JsonFields fields, string path, string weightsPath, ModelInput input, List<string> notes)
    {
        var mean = fields.Reals("mean", input.Channels);
        var std = fields.Reals("std", input.Channels);
        if (std is not null && std.Any(value => value <= 0)) throw fields.Bad("\"std\" must be above zero");
        if (mean is null || std is null)
        {
            if (input.Channels != 3)
                throw fields.Bad($"\"mean\" and \"std\" are needed for images of {input.Channels} channels");
            notes.Add($"'{path}' does not give both \"mean\" and \"std\": ImageNet's are used for what is missing");
        }
        return new ModelSidecar
        {
            Name = fields.Text("name") ?? Path.GetFileNameWithoutExtension(weightsPath),
            Architecture = Architectures.TorchScript,
            Input = input,
            Mean = mean ?? ModelSidecar.ImageNetMean,
            Std = std ?? ModelSidecar.ImageNetStd,
            Classes = fields.Find("classes") is { } classes ? ClassListReader.Read(classes, path, weightsPath) : [],
            DefaultLayer = fields.Text("default_layer"),
            Sha256 = fields.Text("sha256"),
            Notes = notes,
        };
    }

    private static ModelInput Input(JsonFields fields, ModelInput absent)
    {
        if (fields.Find("input") is null) return absent;
        if (fields.Reals("input", 3) is [var channels, var height, var width]
            && IsSize(channels, 16) && IsSize(height, LargestSide) && IsSize(width, LargestSide))
            return new ModelInput((int)channels, (int)height, (int)width);
        throw fields.Bad("\"input\" must be channels, height and width, e.g. [3, 224, 224]");
    }

    private static bool IsSize(double value, int maximum) =>
        value >= 1 && value <= maximum && Math.Floor(value) == value;

    private static IEnumerable<string> ArchitectureNames() =>
        Architectures.All.Select(row => row.Name).Append(Architectures.Sequential);
}
