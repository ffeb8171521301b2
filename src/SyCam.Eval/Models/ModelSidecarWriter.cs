using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SyCam.Eval.Models.Families;

namespace SyCam.Eval.Models;

/// <summary>Writes a network's sidecar in the format of docs/models.md.</summary>
internal static class ModelSidecarWriter
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file's text. The hash of the weights is left out: it is of one file, and this describes another.</summary>
    internal static string Write(ModelSidecar sidecar)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteString("name", sidecar.Name);
            json.WriteString("architecture", sidecar.Architecture);
            Numbers(json, "input", sidecar.Input.Channels, sidecar.Input.Height, sidecar.Input.Width);
            Numbers(json, "mean", [.. sidecar.Mean]);
            Numbers(json, "std", [.. sidecar.Std]);
            if (sidecar.Classes.Count > 0) WriteClasses(json, sidecar.Classes);
            if (sidecar.DefaultLayer is { } layer) json.WriteString("default_layer", layer);
            if (sidecar.Layers.Count > 0)
            {
                json.WriteStartArray("layers");
                foreach (var one in sidecar.Layers) WriteLayer(json, one);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteClasses(Utf8JsonWriter json, IReadOnlyList<ModelClass> classes)
    {
        json.WriteStartArray("classes");
        foreach (var one in classes)
        {
            json.WriteStartObject();
            json.WriteNumber("index", one.Index);
            json.WriteString("name", one.Name);
            if (one.WordNetId is { } id) json.WriteString("wnid", id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLayer(Utf8JsonWriter json, LayerSpecification layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Name);
        json.WriteString("type", layer.Type);
        foreach (var key in SequentialReader.Keys(layer.Type))
        {
            switch (key)
            {
                case "out": json.WriteNumber(key, layer.Out); break;
                case "k": json.WriteNumber(key, layer.Kernel); break;
                case "s": json.WriteNumber(key, layer.Stride); break;
                case "pad": json.WriteNumber(key, layer.Padding); break;
                case "bias": json.WriteBoolean(key, layer.Bias); break;
                case "eps": json.WriteNumber(key, layer.Epsilon); break;
                case "slope": json.WriteNumber(key, layer.Slope); break;
                case "squeeze": json.WriteNumber(key, layer.Squeeze); break;
                default: json.WriteBoolean(key, layer.Ceiling); break;
            }
        }

        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, params IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
