using System.Globalization;
using System.Text;
using SyCam.Eval.Metrics;

namespace SyCam.Cli.Experiments;

/// <summary>Writes the scores of each image: one line for each image, method and metric.</summary>
internal static class ScoreTable
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="methods">The names of the rows.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="scores">The scores of each split.</param>
    public static void Write(
        string path, IReadOnlyList<string> methods, IReadOnlyList<SaliencyMetric> metrics, IReadOnlyList<SplitScores> scores)
    {
        var text = new StringBuilder("image,method,metric,value,status\n");
        foreach (var split in scores)
            for (var method = 0; method < methods.Count; method++)
                foreach (var metric in metrics)
                    for (var image = 0; image < split.Images.Count; image++)
                    {
                        var row = split.Rows[method];
                        var value = row.PerImage[metric.Name][image];
                        text.Append(Quote(split.Images[image])).Append(',').Append(Quote(methods[method]))
                            .Append(',').Append(metric.Name).Append(',')
                            .Append(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture))
                            .Append(',').Append(Eval.Saliency.MapStatuses.ToName(row.Statuses[image])).Append('\n');
                    }

        TextFiles.Write(path, text.ToString());
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
