using System.Globalization;
using System.Text;

namespace SyCam.Eval.Metrics;

/// <summary>Writes docs/metrics.md from the table.</summary>
public static class MetricDocs
{
    /// <summary>The page.</summary>
    public static string Page()
    {
        var text = new StringBuilder(MetricDocsText.Head).Append("\n\n");
        text.Append("| metric | better | needs | sees | passes | usual | what it measures |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in InGroups()) Overview(text, row);
        foreach (var group in MetricWords.Groups.Where(group => MetricTable.All.Any(row => row.Group == group)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {group}\n\n{MetricWords.Question(group)}\n");
            foreach (var row in MetricTable.All.Where(row => row.Group == group))
                text.Append('\n').Append(Section(MetricReader.Read(row.Name)));
        }

        return text.Append('\n').Append(MetricDocsText.Tail).Append('\n').ToString();
    }

    /// <summary>All that is said of a metric, with the parameters that are given for it.</summary>
    public static string Section(SaliencyMetric metric)
    {
        var row = metric.Row;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### `{metric.Name}`\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(row.Summary[0])}{row.Summary[1..]}. ");
        text.Append(row.HigherIsBetter ? "Higher is better." : "Lower is better.");
        if (row.Aliases.Count > 0)
            text.Append(" Also called ").AppendJoin(", ", row.Aliases.Select(alias => $"`{alias}`")).Append('.');
        text.Append(CultureInfo.InvariantCulture, $"\n\n$${row.Formula}$$\n\n");
        foreach (var note in row.Notes) text.Append(CultureInfo.InvariantCulture, $"- {note}\n");
        if (row.Parameters.Count > 0)
        {
            text.Append("\n| parameter | default | values | what it is |\n|---|---|---|---|\n");
            foreach (var one in row.Parameters)
                text.Append(CultureInfo.InvariantCulture, $"| `{one.Name}` | {one.Default} | {one.Range} | {one.Summary} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{Declared(metric)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Identity: `{metric.Identity(MetricOptions.Full)}`\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Source: {row.Source.TrimEnd('.')}.\n");
        return text.ToString();
    }

    private static IEnumerable<MetricRow> InGroups() =>
        MetricWords.Groups.SelectMany(group => MetricTable.All.Where(row => row.Group == group));

    private static void Overview(StringBuilder text, MetricRow row)
    {
        var needs = string.Join(", ", MetricWords.ToNames(row.Needs));
        var passes = MetricReader.Read(row.Name).Passes(MetricOptions.Full);
        text.Append(CultureInfo.InvariantCulture,
            $"| [{row.Name}](#{row.Name}) | {MetricWords.Direction(row)} | {needs} | {MetricWords.Sees(row.Invariance)} | {passes} | {(row.Usual ? "yes" : "")} | {row.Summary} |\n");
    }

    private static string Declared(SaliencyMetric metric)
    {
        var row = metric.Row;
        var needs = MetricWords.ToNames(row.Needs);
        var passes = metric.Passes(MetricOptions.Full);
        string[] sentences =
        [
            needs.Count == 0 ? "Needs nothing but the saliency." : $"Needs: {string.Join(", ", needs)}.",
            passes switch
            {
                0 => "No forward pass.",
                1 => "One forward pass for each map and image.",
                _ => string.Create(CultureInfo.InvariantCulture, $"{passes} forward passes for each map and image."),
            },
            row.Invariance switch
            {
                MapInvariance.Order =>
                    "Only the order of the values counts: a strictly increasing function of the saliency changes nothing.",
                MapInvariance.Saliency => "The raw map counts, not the saliency that is made of it.",
                _ => "The values count, not their order alone.",
            },
            row.Width is { } width
                ? string.Create(CultureInfo.InvariantCulture, $"Two scores differ by {width} at most.")
                : "The scores have no bound, so `--bound rigorous` refuses it.",
        ];
        return string.Join(' ', sentences);
    }
}
