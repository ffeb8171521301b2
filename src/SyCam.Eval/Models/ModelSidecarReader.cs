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

    /// <summary>The sidecar of that path. A file of classes is sought beside it, then beside the weights.</summary>
    /// <exception cref="InputException">The file is absent or not as the format says.</exception>
    internal static ModelSidecar Read(string path, string weightsPath)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new InputException($"'{path}': a sidecar is a JSON object, {{ \"architecture\": ... }}");
            return Read(new JsonFields(document.RootElement, path, ""), path, weightsPath);
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

    private static ModelSidecar Read(JsonFields fields, string path, string weightsPath)
    {
        fields.RefuseMisspelt(Keys);
        var architecture = fields.Text("architecture") ?? throw fields.Bad(
            "\"architecture\" is missing: give one of " + string.Join(", ", ArchitectureNames()));
        var row = Architectures.Find(architecture);
        var sequential = architecture == Architectures.Sequential;
        if (row is null && !sequential)
            throw fields.Bad($"the architecture '{architecture}' is not known." +
                $"{Suggestion.Ask(architecture, ArchitectureNames())} Known: {string.Join(", ", ArchitectureNames())}");
        if (sequential == fields.Find("layers") is null)
            throw fields.Bad(sequential
                ? "a sequential network needs its \"layers\", a list of { \"type\": ... }"
                : $"\"layers\" are given for '{architecture}', whose layers are known; " +
                    "write \"architecture\": \"sequential\" or leave them out");
        var input = Input(fields, row);
        var mean = fields.Reals("mean", input.Channels);
        var std = fields.Reals("std", input.Channels);
        if (std is not null && std.Any(value => value <= 0)) throw fields.Bad("\"std\" must be above zero");
        List<string> notes = [];
        if (mean is null || std is null)
        {
            if (input.Channels != 3)
                throw fields.Bad($"\"mean\" and \"std\" are needed for images of {input.Channels} channels");
            notes.Add($"'{path}' does not give both \"mean\" and \"std\": ImageNet's are used for what is missing");
        }
        return new ModelSidecar
        {
            Name = fields.Text("name") ?? Path.GetFileNameWithoutExtension(weightsPath),
            Architecture = row?.Name ?? architecture,
            Layers = sequential ? SequentialReader.Read(fields.Find("layers")!.Value, path) : [],
            Input = input,
            Mean = mean ?? ModelSidecar.ImageNetMean,
            Std = std ?? ModelSidecar.ImageNetStd,
            Classes = fields.Find("classes") is { } classes ? ClassListReader.Read(classes, path, weightsPath) : [],
            DefaultLayer = fields.Text("default_layer"),
            Sha256 = fields.Text("sha256"),
            Notes = notes,
        };
    }

    private static ModelInput Input(JsonFields fields, Architecture? row)
    {
        if (fields.Find("input") is null)
        {
            return row is null
                ? throw fields.Bad("\"input\" is missing: give the shape of an image, e.g. [3, 224, 224]")
                : new ModelInput(3, row.InputSize, row.InputSize);
        }
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
