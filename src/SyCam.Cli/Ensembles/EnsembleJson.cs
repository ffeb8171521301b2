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
        json.WriteFinite("search", one.Mean);
        if (one.HeldOut is not null) json.WriteFinite("held_out", one.HeldOutMean);
        json.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter json, ThresholdedMap map, double effectShare)
    {
        json.WriteStartObject();
        json.WriteString("map", map.Name);
        json.WriteFinite("as_it_is", map.Plain);
        json.WriteNumber("best_share", map.Share.ToDouble());
        json.WriteFinite("thresholded", map.Best.Mean);
        json.WriteFinite("best_share_per_image", map.PerImage);
        if (map.Effect is { } effect)
        {
            json.WriteStartObject("effect");
            json.WriteNumber("share", effectShare);
            json.WriteFinite("shapley", effect.Shapley);
            json.WriteFinite("main_effect", effect.MainEffect);
            json.WriteFinite("cumulative_residual", effect.CumulativeResidual);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
