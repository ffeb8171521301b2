using System.Text.Json;
using SyCam.Eval.Models.Families;

namespace SyCam.Eval.Models;

/// <summary>Reads the list of layers of a sequential network.</summary>
internal static class SequentialReader
{
    private const int MostChannels = 65_536;
    private const int LargestWindow = 1_024;

    /// <summary>The layers, each with a name: its own, or its type (numbered when it is taken).</summary>
    internal static IReadOnlyList<LayerSpecification> Read(JsonElement list, string file)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
            throw new InputException($"'{file}': \"layers\" must be a list of {{ \"type\": ... }}");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var layers = new List<LayerSpecification>();
        foreach (var item in list.EnumerateArray())
        {
            var place = $"layer {layers.Count + 1} of \"layers\": ";
            if (item.ValueKind != JsonValueKind.Object)
                throw new InputException($"'{file}': {place}it must be an object, {{ \"type\": ... }}");
            layers.Add(Layer(new JsonFields(item, file, place), names));
        }
        return layers;
    }

    private static LayerSpecification Layer(JsonFields fields, HashSet<string> names)
    {
        var type = fields.Text("type") ?? throw fields.Bad(
            "\"type\" is missing: " + string.Join(", ", SequentialFamily.Types));
        if (!SequentialFamily.Types.Contains(type))
            throw fields.Bad($"the type '{type}' is not known.{Suggestion.Ask(type, SequentialFamily.Types)} " +
                $"Known: {string.Join(", ", SequentialFamily.Types)}");
        fields.AllowOnly(["type", "name", .. Keys(type)]);
        var name = fields.Text("name");
        if (name is { Length: 0 }) throw fields.Bad("\"name\" is empty");
        if (name is null && type is "conv" or "bn" or "linear" or "fire")
            throw fields.Bad($"a layer of type {type} needs the \"name\" of its tensors, e.g. \"features.0\"");
        name ??= Unused(type, names);
        if (!names.Add(name)) throw fields.Bad($"the name '{name}' is taken by an earlier layer");
        return Values(fields, type, name);
    }

    private static LayerSpecification Values(JsonFields fields, string type, string name)
    {
        var layer = new LayerSpecification { Type = type, Name = name };
        return type switch
        {
            "conv" => layer with
            {
                Out = fields.Whole("out", 1, MostChannels),
                Kernel = fields.Whole("k", 1, LargestWindow),
                Stride = fields.Whole("s", 1, LargestWindow, 1),
                Padding = fields.Whole("pad", 0, LargestWindow, 0),
                Bias = fields.Flag("bias", true),
            },
            "maxpool" or "avgpool" => Pooling(fields, layer),
            "bn" => layer with { Epsilon = fields.Real("eps", 0, 1, layer.Epsilon) },
            "leaky_relu" => layer with { Slope = fields.Real("slope", 0, 1, layer.Slope) },
            "linear" => layer with
            {
                Out = fields.Whole("out", 1, MostChannels),
                Bias = fields.Flag("bias", true),
            },
            "fire" => layer with
            {
                Squeeze = fields.Whole("squeeze", 1, MostChannels),
                Out = fields.Whole("out", 1, MostChannels),
            },
            _ => layer,
        };
    }

    private static LayerSpecification Pooling(JsonFields fields, LayerSpecification layer)
    {
        var kernel = fields.Whole("k", 1, LargestWindow);
        return layer with
        {
            Kernel = kernel,
            Stride = fields.Whole("s", 1, LargestWindow, kernel),
            // PyTorch allows no more: a window would lie in the padding alone.
            Padding = fields.Whole("pad", 0, kernel / 2, 0),
            Ceiling = fields.Flag("ceil", false),
        };
    }

    /// <summary>What a layer of a type says besides its type and its name.</summary>
    internal static string[] Keys(string type) => type switch
    {
        "conv" => ["out", "k", "s", "pad", "bias"],
        "maxpool" or "avgpool" => ["k", "s", "pad", "ceil"],
        "bn" => ["eps"],
        "leaky_relu" => ["slope"],
        "linear" => ["out", "bias"],
        "fire" => ["squeeze", "out"],
        _ => [],
    };

    private static string Unused(string type, HashSet<string> names)
    {
        var name = type;
        for (var number = 2; names.Contains(name); number++) name = $"{type}_{number}";
        return name;
    }
}
