using System.Globalization;
using System.Text;
using SyCam.Eval.Saliency;
using SyCam.Search.Reporting;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>A table as CSV: one line for each row and metric, with full digits.</summary>
internal static class CsvTable
{
    private const string Head = "model,layer,method,kind,metric,identity,better,mean,low,high,images,dropped,best,"
        + "ok,constant,zero,not_finite,missing,same_as,baseline,gain,gain_low,gain_high,gain_images,p,p_holm\n";

    /// <summary>The file.</summary>
    public static string Write(EvaluationTable table)
    {
        var text = new StringBuilder(Head);
        foreach (var row in table.Rows)
            for (var place = 0; place < table.Columns.Count; place++)
                text.AppendJoin(',', Cells(table, row, place).Select(CsvText.Quote)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Cells(EvaluationTable table, EvaluationRow row, int place)
    {
        var (column, cell) = (table.Columns[place], row.Cells[place]);
        var gain = cell.Against?.Gain;
        return
        [
            row.Model, row.Layer, row.Method, row.Kind.ToString().ToLowerInvariant(), column.Name, column.Identity,
            column.HigherIsBetter switch { true => "higher", false => "lower", null => "" },
            CsvText.Number(cell.Mean.Mean), CsvText.Number(cell.Mean.Low), CsvText.Number(cell.Mean.High),
            Whole(cell.Mean.Images), Whole(cell.Mean.Dropped), cell.IsBest ? "yes" : "no",
            Whole(row.Statuses[MapStatus.Ok]), Whole(row.Statuses[MapStatus.Constant]),
            Whole(row.Statuses[MapStatus.Zero]),
            Whole(row.Statuses[MapStatus.NotFinite]), Whole(row.Statuses[MapStatus.Missing]),
            string.Join('|', row.SameAs),
            gain?.Baseline ?? "", CsvText.Number(gain?.Gain ?? double.NaN), CsvText.Number(gain?.Low ?? double.NaN),
            CsvText.Number(gain?.High ?? double.NaN), gain is null ? "" : Whole(gain.Images),
            CsvText.Number(cell.Against?.PValue ?? double.NaN), CsvText.Number(cell.AdjustedPValue),
        ];
    }

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
