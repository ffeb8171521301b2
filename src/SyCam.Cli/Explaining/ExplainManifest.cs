using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SyCam.Cli.Experiments;
using SyCam.Eval.Images;
using SyCam.Eval.Models;
using SyCam.Eval.Saliency;
using SyCam.Grammar.Terms;
using TorchSharp.SyCamExtras;

namespace SyCam.Cli.Explaining;

/// <summary>What was drawn from what, for programs (docs/explain.md).</summary>
internal sealed class ExplainManifest
{
    private const int Schema = 1;

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject _root;
    private readonly JsonArray _pictures = [];
    private readonly JsonArray _unreadable = [];

    /// <summary>A manifest without pictures.</summary>
    public ExplainManifest(ExplainJob job, CamModel model, IReadOnlyList<string> layers)
    {
        var sidecar = model.Sidecar;
        _root = new JsonObject
        {
            ["schema_version"] = Schema,
            ["sycam"] = typeof(ExplainManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+')[0],
            ["libtorch"] = LibTorch.Version,
            ["device"] = model.Device.ToString(),
            ["model"] = new JsonObject
            {
                ["name"] = sidecar.Name,
                ["file"] = job.Model,
                ["sha256"] = model.Hash,
                ["input"] = new JsonArray(sidecar.Input.Height, sidecar.Input.Width),
                ["mean"] = Numbers(sidecar.Mean),
                ["std"] = Numbers(sidecar.Std),
                ["exits"] = model.Exits is not { } exits ? null : new JsonObject
                {
                    ["file"] = job.Aggregator,
                    ["sha256"] = exits.Hash,
                    ["layers"] = new JsonArray([.. exits.Layers.Select(layer => (JsonNode)layer)]),
                },
            },
            ["layers"] = new JsonArray([.. layers.Select(layer => (JsonNode)layer)]),
            ["target"] = job.Target.ToString(),
            ["saliency"] = SaliencyMaps.Identity,
            ["aug_smooth"] = job.SmoothsAugmented,
            ["colormap"] = job.Style.Colours.Name,
            ["alpha"] = job.Style.Alpha,
            ["regions"] = job.Regions?.ToString(),
            ["methods"] = new JsonArray([.. job.Methods.Select(Method)]),
            ["pictures"] = _pictures,
            ["unreadable"] = _unreadable,
        };
    }

    /// <summary>Adds a picture; those of one file follow each other, class by class.</summary>
    public void Add(ExplainedPicture picture) => _pictures.Add((JsonNode)new JsonObject
    {
        ["name"] = picture.Name,
        ["sha256"] = picture.Hash,
        ["height"] = picture.Height,
        ["width"] = picture.Width,
        ["class"] = new JsonObject
        {
            ["index"] = picture.Class.Index,
            ["name"] = picture.Class.Name,
            ["probability"] = picture.Class.Probability,
            ["rank"] = picture.Class.Rank,
            ["above_chance"] = picture.Class.IsAboveChance,
        },
        ["maps"] = new JsonArray([.. picture.Cells.Select(Cell)]),
    });

    /// <summary>Adds why a picture could not be read.</summary>
    public void AddUnreadable(string reason) => _unreadable.Add((JsonNode)reason);

    /// <summary>The manifest as text.</summary>
    /// <param name="isComplete">False when the work was cut short.</param>
    public string Text(bool isComplete)
    {
        _root["complete"] = isComplete;
        return _root.ToJsonString(Layout) + "\n";
    }

    private static JsonNode Method(Method method) => new JsonObject
    {
        ["name"] = method.Name,
        ["expression"] = method.Term.ToString(),
        ["inputs"] = new JsonObject(method.Sources
            .Where(source => method.Term.SubTerms().Any(term => term.Operator == Operators.Input && term.Name == source.Key))
            .Select(source => KeyValuePair.Create(source.Key, (JsonNode?)source.Value.ToString()))),
    };

    private static JsonNode Cell(ExplainedCell cell)
    {
        var values = cell.Map.Raw.Values.ToArray();
        return new JsonObject
        {
            ["method"] = cell.Method.Name,
            ["layer"] = cell.Layer,
            ["status"] = cell.Map.Status.ToName(),
            ["raw_height"] = cell.Map.Raw.Height,
            ["raw_width"] = cell.Map.Raw.Width,
            ["raw_least"] = Number(values.Min()),
            ["raw_greatest"] = Number(values.Max()),
            ["files"] = new JsonObject(cell.Files.Select(file => KeyValuePair.Create(file.Key.ToName(), (JsonNode?)file.Value))),
            ["regions"] = cell.Regions is not { } regions ? null : new JsonObject
            {
                ["threshold"] = regions.Threshold,
                ["boxes"] = new JsonArray([.. regions.Regions.Select(region => Region(region.Box, region.Area))]),
            },
            ["guarantee"] = cell.Guarantee is not { } guarantee ? null : new JsonObject
            {
                ["holds"] = guarantee.Holds,
                ["why"] = guarantee.Why,
                ["sum"] = Number(guarantee.Sum),
                ["logit_minus_bias"] = Number(guarantee.LogitMinusBias),
                ["difference"] = Number(guarantee.Difference),
            },
        };
    }

    private static JsonNode Region(Box box, int area) => new JsonObject
    {
        ["x1"] = box.Left,
        ["y1"] = box.Top,
        ["x2"] = box.Right,
        ["y2"] = box.Bottom,
        ["area"] = area,
    };

    private static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(value => (JsonNode)value)]);

    private static JsonValue? Number(float value) => float.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonValue? Number(double? value) =>
        value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;
}
