using System.Text.Json;
using SyCam.Cli.Commands;

namespace SyCam.Cli.Regions;

/// <summary>The parts of regions.json.</summary>
internal static class RegionJson
{
    /// <summary>A method over all pictures.</summary>
    public static void Write(Utf8JsonWriter json, RegionSummary summary)
    {
        json.WriteStartObject();
        json.WriteString("method", summary.Method);
        json.WriteNumber("pictures", summary.Pictures);
        json.WriteFinite("regions", summary.Regions);
        json.WriteFinite("area", summary.Area);
        json.WriteFinite("fall", summary.Fall);
        json.WriteFinite("fall_elsewhere", summary.FallElsewhere);
        json.WriteFinite("fall_of_largest", summary.FallOfLargest);
        json.WriteFinite("class_changes", summary.Changes);
        json.WriteFinite("toward", summary.Toward);
        json.WriteEndObject();
    }

    /// <summary>A picture with what each method marks.</summary>
    public static void Write(Utf8JsonWriter json, PictureRegions picture)
    {
        json.WriteStartObject();
        json.WriteString("image", picture.Name);
        json.WriteString("class", picture.Class);
        WriteVerdict(json, "clean", picture.Clean);
        json.WriteStartArray("methods");
        foreach (var marks in picture.Methods)
        {
            json.WriteStartObject();
            json.WriteString("method", marks.Method);
            json.WriteNumber("threshold", marks.Marked.Threshold);
            json.WriteNumber("area", marks.Area);
            WriteVerdict(json, "without", marks.Without);
            WriteVerdict(json, "elsewhere", marks.Elsewhere);
            json.WriteStartArray("regions");
            foreach (var region in marks.Regions) WriteRegion(json, region);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, AblatedRegion region)
    {
        var box = region.Region.Box;
        json.WriteStartObject();
        json.WriteStartArray("box");
        foreach (var edge in new[] { box.Left, box.Top, box.Right, box.Bottom }) json.WriteNumberValue(edge);
        json.WriteEndArray();
        json.WriteNumber("pixels", region.Region.Area);
        json.WriteNumber("saliency", region.Saliency);
        WriteVerdict(json, "without", region.Without);
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, string key, Verdict verdict)
    {
        json.WriteStartObject(key);
        json.WriteNumber("probability", verdict.Probability);
        if (verdict.Toward is { } toward) json.WriteNumber("toward", toward);
        json.WriteString("first", verdict.First);
        json.WriteEndObject();
    }
}
