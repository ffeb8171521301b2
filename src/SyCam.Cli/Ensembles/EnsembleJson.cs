using System.Text.Json;
using SyCam.Cli.Commands;

namespace SyCam.Cli.Ensembles;

/// <summary>What a search over ensembles found, with everything, as JSON.</summary>
internal static class EnsembleJson
{
    /// <summary>The text.</summary>
    public static string Write(EnsembleResult result) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("metric", result.Metric.Name);
        json.WriteBoolean("higher_is_better", result.Metric.HigherIsBetter);
        json.WriteNumber("search_images", result.SearchImages);
        json.WriteNumber("held_out_images", result.HeldOutImages);
        json.WriteStartArray("best");
        foreach (var one in result.Best) WriteEnsemble(json, one, result.Names);
        json.WriteEndArray();
        json.WriteStartArray("maps");
        foreach (var map in result.Maps) WriteMap(json, map, result.EffectShare.ToDouble());
        json.WriteEndArray();
        json.WriteStartArray("ensembles");
        foreach (var one in result.Ensembles) WriteEnsemble(json, one, result.Names);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteEnsemble(Utf8JsonWriter json, ScoredEnsemble one, IReadOnlyList<string> names)
    {
        json.WriteStartObject();
        json.WriteString("expression", one.ToExpression(names));
        json.WriteNumber("share", one.Share.ToDouble());
        json.WriteStartArray("members");
        foreach (var place in one.Ensemble.Places) json.WriteStringValue(names[place]);
        json.WriteEndArray();
        WriteScore(json, "search", one.Mean);
        if (one.HeldOut is not null) WriteScore(json, "held_out", one.HeldOutMean);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, ThresholdedMap map, double effectShare)
    {
        json.WriteStartObject();
        json.WriteString("map", map.Name);
        WriteScore(json, "as_it_is", map.Plain);
        json.WriteNumber("best_share", map.Share.ToDouble());
        WriteScore(json, "thresholded", map.Best.Mean);
        WriteScore(json, "best_share_per_image", map.PerImage);
        if (map.Effect is { } effect)
        {
            json.WriteStartObject("effect");
            json.WriteNumber("share", effectShare);
            WriteScore(json, "shapley", effect.Shapley);
            WriteScore(json, "main_effect", effect.MainEffect);
            WriteScore(json, "cumulative_residual", effect.CumulativeResidual);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // JSON has no word for what is no number.
    private static void WriteScore(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
