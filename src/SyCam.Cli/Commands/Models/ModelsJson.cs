using System.Text.Json;
using SyCam.Eval.Models;

namespace SyCam.Cli.Commands.Models;

/// <summary>Writes what is known of networks for other programs.</summary>
internal static class ModelsJson
{
    /// <summary>An array with an object for each architecture.</summary>
    public static string Architectures(IReadOnlyList<ArchitectureSummary> rows) => Array(rows, (json, row) =>
    {
        json.WriteString("name", row.Name);
        Input(json, row.Input);
        json.WriteString("defaultLayer", row.DefaultLayer);
        json.WriteNumber("classes", row.Classes);
        json.WriteNumber("parameters", row.ParameterCount);
    });

    /// <summary>An array with an object for each file of a folder; one that cannot be read has a problem only.</summary>
    public static string Folder(IReadOnlyList<FolderRow> rows) => Array(rows, (json, row) =>
    {
        json.WriteString("file", row.File);
        if (row.Problem is not null)
        {
            json.WriteString("problem", row.Problem);
            return;
        }

        json.WriteString("architecture", row.Architecture);
        Input(json, row.Input);
        json.WriteNumber("classes", row.Classes);
        json.WriteString("defaultLayer", row.DefaultLayer);
        json.WriteNumber("parameters", row.ParameterCount);
    });

    /// <summary>One object for a network, with its layers.</summary>
    public static string Model(CamModel model) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("name", model.Sidecar.Name);
        json.WriteString("architecture", model.Sidecar.Architecture);
        json.WriteString("sha256", model.Hash);
        json.WriteNumber("parameters", model.ParameterCount);
        Input(json, model.Sidecar.Input);
        Numbers(json, "mean", model.Sidecar.Mean);
        Numbers(json, "std", model.Sidecar.Std);
        json.WriteNumber("classes", model.ClassCount);
        json.WriteStartArray("classNames");
        foreach (var item in model.Sidecar.Classes) json.WriteStringValue(item.Name);
        json.WriteEndArray();
        json.WriteString("defaultLayer", model.DefaultLayer);
        json.WriteStartArray("layers");
        foreach (var layer in model.DescribeLayers()) Layer(json, model, layer);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>One object with the checks of a network, and the photos that it got right when there were any.</summary>
    public static string Checks(string model, IReadOnlyList<ModelCheck> checks, Accuracy? accuracy) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("model", model);
        json.WriteBoolean("passed", checks.All(check => check.Passed));
        json.WriteStartArray("checks");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteBoolean("passed", check.Passed);
            json.WriteString("text", check.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (accuracy is not null)
        {
            json.WriteNumber("labelled", accuracy.Labelled);
            json.WriteNumber("right", accuracy.Right);
        }

        json.WriteEndObject();
    });

    private static void Layer(Utf8JsonWriter json, CamModel model, LayerShape layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Name);
        json.WriteNumber("channels", layer.Channels);
        json.WriteNumber("height", layer.Height);
        json.WriteNumber("width", layer.Width);
        json.WriteBoolean("usable", layer.Usable);
        if (layer.Usable) json.WriteString("head", model.HeadKind(layer.Name));
        else json.WriteString("whyNot", layer.WhyNot);
        json.WriteEndObject();
    }

    private static string Array<T>(IReadOnlyList<T> rows, Action<Utf8JsonWriter, T> members) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            members(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void Input(Utf8JsonWriter json, ModelInput input) =>
        Numbers(json, "input", [input.Channels, input.Height, input.Width]);

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
