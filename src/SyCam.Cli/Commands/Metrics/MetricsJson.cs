using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SyCam.Eval.Metrics;

namespace SyCam.Cli.Commands.Metrics;

/// <summary>Writes metrics for other programs.</summary>
internal static class MetricsJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An array with an object for each metric; width is null where scores have no bound.</summary>
    public static string Write(IEnumerable<SaliencyMetric> metrics)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartArray();
            foreach (var metric in metrics) Write(json, metric);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, SaliencyMetric metric)
    {
        var row = metric.Row;
        json.WriteStartObject();
        json.WriteString("name", row.Name);
        Write(json, "aliases", row.Aliases);
        json.WriteString("group", row.Group.ToString().ToLowerInvariant());
        json.WriteString("better", MetricWords.Direction(row));
        json.WriteBoolean("usual", row.Usual);
        json.WriteString("summary", row.Summary);
        json.WriteString("latex", row.Formula);
        Write(json, "notes", row.Notes);
        json.WriteStartArray("parameters");
        foreach (var parameter in row.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("default", parameter.Default);
            json.WriteString("values", parameter.Range);
            json.WriteString("summary", parameter.Summary);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "needs", MetricWords.ToNames(row.Needs));
        json.WriteString("sees", MetricWords.Sees(row.Invariance));
        if (row.Width is { } width) json.WriteNumber("width", width);
        else json.WriteNull("width");
        json.WriteNumber("passes", metric.Passes(MetricOptions.Full));
        json.WriteNumber("version", row.Version);
        json.WriteString("identity", metric.Identity(MetricOptions.Full));
        json.WriteString("source", row.Source);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
