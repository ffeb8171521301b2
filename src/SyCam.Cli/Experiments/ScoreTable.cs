using System.Globalization;
using System.Text;
using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;

namespace SyCam.Cli.Experiments;

/// <summary>Writes the scores of each image: one line for each image, method and metric.</summary>
internal static class ScoreTable
{
    /// <summary>Writes the file.</summary>
    public static void Write(
        string path, Experiment experiment, IReadOnlyList<Method> methods, IReadOnlyList<SaliencyMetric> metrics,
        IReadOnlyList<IReadOnlyList<TermScores>> scores)
    {
        var text = new StringBuilder("image,method,metric,value,status\n");
        var splits = new[] { experiment.Search, experiment.HeldOut }.Where(images => images.Count > 0).ToList();
        for (var split = 0; split < splits.Count; split++)
            for (var method = 0; method < methods.Count; method++)
                foreach (var metric in metrics)
                    for (var image = 0; image < splits[split].Count; image++)
                    {
                        var row = scores[split][method];
                        var value = row.PerImage[metric.Name][image];
                        text.Append(Quote(splits[split].Names[image])).Append(',').Append(Quote(methods[method].Name))
                            .Append(',').Append(metric.Name).Append(',')
                            .Append(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture))
                            .Append(',').Append(Eval.Saliency.MapStatuses.ToName(row.Statuses[image])).Append('\n');
                    }

        TextFiles.Write(path, text.ToString());
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
