using System.Globalization;
using System.Text;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>A table as LaTeX for the package booktabs.</summary>
internal static class LatexTable
{
    /// <summary>The text: a tabular for the means and one for the differences, notes as comments.</summary>
    public static string Write(EvaluationTable table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"% {table.Title}: mean [95 % bootstrap interval]")
            .Append(table.HasBest ? ", the best of each metric but for controls is bold\n" : "\n");
        Append(text, table, TableText.Means(table));
        if (table.Baseline is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"% against {table.Baseline}: mean difference [95 % bootstrap interval] p, above 0 is better\n");
            Append(text, table, TableText.Differences(table));
        }

        foreach (var note in table.Notes) text.Append(CultureInfo.InvariantCulture, $"% {note}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, EvaluationTable table, IReadOnlyList<ColumnText> columns)
    {
        text.Append(CultureInfo.InvariantCulture, $"\\begin{{tabular}}{{l{new string('r', columns.Count)}}}\n\\toprule\nmethod");
        foreach (var column in columns) text.Append(CultureInfo.InvariantCulture, $" & {Heading(column)}");
        text.Append(" \\\\\n\\midrule\n");
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append(Escape(table.Rows[row].Label));
            foreach (var column in columns) text.Append(CultureInfo.InvariantCulture, $" & {Cell(column.Cells[row])}");
            text.Append(" \\\\\n");
        }

        text.Append("\\bottomrule\n\\end{tabular}\n");
    }

    private static string Heading(ColumnText column) => column.HigherIsBetter switch
    {
        true => $"{Escape(column.Name)} $\\uparrow$",
        false => $"{Escape(column.Name)} $\\downarrow$",
        null => Escape(column.Name),
    };

    private static string Cell(CellText cell)
    {
        if (cell.Interval.Length == 0) return cell.Value == "-" ? "--" : cell.Value;
        var value = cell.IsBest ? $"\\textbf{{{cell.Value}}}" : $"${cell.Value}$";
        var rest = cell.Note.Length == 0 ? cell.Interval : $"{cell.Interval} {cell.Note}";
        // In math a minus is a minus, and words and blanks need saying.
        var math = rest.Replace(" images)", "\\mathrm{\\ images})", StringComparison.Ordinal).Replace("] ", "]\\ ", StringComparison.Ordinal);
        return $"{value} {{\\scriptsize ${math}$}}";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '\\' => "\\textbackslash{}",
                '^' => "\\^{}",
                '~' => "\\~{}",
                '<' or '>' or '|' => $"${letter}$",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
                _ => $"{letter}",
            });
        }

        return escaped.ToString();
    }
}
