using System.Text;
using SyCam.Cli.Experiments.Tables;
using SyCam.Eval.Metrics;
using SyCam.Eval.Saliency;
using SyCam.Search.Reporting;

namespace SyCam.Cli.Experiments;

/// <summary>Writes the scores of each image: one line for each network, layer, method, metric and image.</summary>
internal static class ScoreTable
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="scores">The scores.</param>
    /// <exception cref="Eval.InputException">It cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<SaliencyMetric> metrics, IReadOnlyList<LayerScores> scores)
    {
        var text = new StringBuilder("image,method,metric,value,status,model,layer\n");
        foreach (var one in scores)
            foreach (var split in one.Splits)
                for (var row = 0; row < one.Names.Count; row++)
                    foreach (var metric in metrics) Append(text, one, split, row, metric.Name);
        TextFiles.Write(path, text.ToString());
    }

    private static void Append(StringBuilder text, LayerScores one, SplitScores split, int row, string metric)
    {
        var (method, place) = (CsvText.Quote(one.Names[row]), $"{CsvText.Quote(one.Model)},{CsvText.Quote(one.LayerOf(row))}");
        var (values, statuses) = (split.Rows[row].PerImage[metric], split.Rows[row].Statuses);
        for (var image = 0; image < split.Images.Count; image++)
            text.Append(CsvText.Quote(split.Images[image])).Append(',').Append(method).Append(',')
                .Append(CsvText.Quote(metric)).Append(',').Append(CsvText.Number(values[image])).Append(',')
                .Append(statuses[image].ToName()).Append(',').Append(place).Append('\n');
    }
}
