using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SyCam.Cli.Commands;
using SyCam.Cli.Statistics;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>A table as JSON Lines: one object for each row and metric, then one for each test of significance, with full
/// digits; null where there is no number.
/// </summary>
internal static class JsonLinesTable
{
    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file.</summary>
    public static string Write(EvaluationTable table)
    {
        var text = new StringBuilder();
        foreach (var row in table.Rows)
            for (var place = 0; place < table.Columns.Count; place++)
                text.Append(Line(row, table.Columns[place], row.Cells[place])).Append('\n');
        foreach (var test in table.Tests) text.Append(Line(test)).Append('\n');
        return text.ToString();
    }

    private static string Line(EvaluationRow row, MetricColumn column, EvaluationCell cell)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteString("model", row.Model);
            if (row.Layer.Length > 0) json.WriteString("layer", row.Layer);
            else json.WriteNull("layer");
            json.WriteString("method", row.Method);
            json.WriteString("kind", row.Kind.ToString().ToLowerInvariant());
            json.WriteString("metric", column.Name);
            json.WriteString("identity", column.Identity);
            if (column.HigherIsBetter is null) json.WriteNull("better");
            else json.WriteString("better", column.Better);
            json.WriteFinite("mean", cell.Mean.Mean);
            json.WriteFinite("low", cell.Mean.Low);
            json.WriteFinite("high", cell.Mean.High);
            json.WriteNumber("images", cell.Mean.Images);
            json.WriteNumber("dropped", cell.Mean.Dropped);
            json.WriteBoolean("best", cell.IsBest);
            json.WriteStartObject("statuses");
            foreach (var (status, count) in row.Statuses) json.WriteNumber(Eval.Saliency.MapStatuses.ToName(status), count);
            json.WriteEndObject();
            json.WriteStartArray("same_as");
            foreach (var other in row.SameAs) json.WriteStringValue(other);
            json.WriteEndArray();
            WriteAgainst(json, cell);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Line(SignificanceTest test)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteString("test", "friedman");
            json.WriteString("model", test.Model);
            json.WriteString("layer", test.Layer);
            json.WriteString("metric", test.Metric);
            json.WriteNumber("images", test.Friedman.Blocks);
            json.WriteFinite("chi_squared", test.Friedman.ChiSquared);
            json.WriteFinite("p", test.Friedman.PValue);
            json.WriteFinite("critical_difference", test.Friedman.CriticalDifference);
            json.WriteStartObject("mean_ranks");
            foreach (var (method, rank) in test.Methods.Zip(test.Friedman.MeanRanks)) json.WriteFinite(method, rank);
            json.WriteEndObject();
            json.WriteStartArray("wilcoxon");
            foreach (var pair in test.Pairs)
            {
                json.WriteStartObject();
                json.WriteString("better", pair.Better);
                json.WriteString("worse", pair.Worse);
                json.WriteFinite("p", pair.PValue);
                json.WriteFinite("p_holm", pair.AdjustedPValue);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteAgainst(Utf8JsonWriter json, EvaluationCell cell)
    {
        if (cell.Against is not { } against)
        {
            json.WriteNull("against");
            return;
        }

        json.WriteStartObject("against");
        json.WriteString("baseline", against.Gain.Baseline);
        json.WriteFinite("gain", against.Gain.Gain);
        json.WriteFinite("low", against.Gain.Low);
        json.WriteFinite("high", against.Gain.High);
        json.WriteNumber("images", against.Gain.Images);
        json.WriteFinite("p", against.PValue);
        json.WriteFinite("p_holm", cell.AdjustedPValue);
        json.WriteEndObject();
    }
}
