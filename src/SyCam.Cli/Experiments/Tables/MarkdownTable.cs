using System.Globalization;
using System.Text;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>A table as Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>The text.</summary>
    public static string Write(EvaluationTable table)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Escape(table.Title)}: mean [95 % bootstrap interval]")
            .Append(table.HasBest ? "; the best of each metric but for controls is bold.\n\n" : ".\n\n");
        Append(text, table, TableText.Means(table));
        if (table.Baseline is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nAgainst {Escape(table.Baseline)}: ")
                .Append("mean difference [95 % bootstrap interval] p; above 0 is better.\n\n");
            Append(text, table, TableText.Differences(table));
        }

        if (table.Notes.Count > 0) text.Append('\n');
        foreach (var note in table.Notes) text.Append(CultureInfo.InvariantCulture, $"- {Escape(note)}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, EvaluationTable table, IReadOnlyList<ColumnText> columns)
    {
        text.Append("| method |");
        foreach (var column in columns) text.Append(CultureInfo.InvariantCulture, $" {Escape(column.Heading)} |");
        text.Append("\n|---|").Insert(text.Length, "---:|", columns.Count).Append('\n');
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Escape(table.Rows[row].Label)} |");
            foreach (var column in columns) text.Append(CultureInfo.InvariantCulture, $" {Cell(column.Cells[row])} |");
            text.Append('\n');
        }
    }

    private static string Cell(CellText cell) => string.Join(
        ' ',
        new[] { cell.IsBest ? $"**{cell.Value}**" : cell.Value, cell.Interval, cell.Note }.Where(part => part.Length > 0));

    // An expression may hold what Markdown takes for its own.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text) escaped.Append(letter is '|' or '*' or '<' or '`' or '\\' ? $"\\{letter}" : $"{letter}");
        return escaped.ToString();
    }
}
