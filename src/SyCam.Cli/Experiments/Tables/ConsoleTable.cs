using Spectre.Console;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>Shows a table on a terminal of any width: columns that do not fit stand in further tables below, numbers are
/// neither cut nor broken.</summary>
/// <param name="console">The terminal.</param>
internal sealed class ConsoleTable(IAnsiConsole console)
{
    // A rounded border takes one column, and each column of the table a bar and two blanks.
    private const int Border = 1;
    private const int Gap = 3;
    private const int LeastLabel = 8;

    /// <summary>Writes title, means, differences and notes.</summary>
    public void Write(EvaluationTable table)
    {
        List<string> labels = [.. table.Rows.Select(row => row.Label)];
        var best = table.HasBest ? ", * the best of each metric but for controls" : "";
        console.WriteLine($"{table.Title}: mean [95 % bootstrap interval]{best}");
        WriteColumns(labels, TableText.Means(table));
        if (table.Baseline is not null)
        {
            console.WriteLine($"against {table.Baseline}: mean difference [95 % bootstrap interval] p, above 0 is better");
            WriteColumns(labels, TableText.Differences(table));
        }

        foreach (var note in table.Notes) console.WriteLine(note);
    }

    private void WriteColumns(List<string> labels, IReadOnlyList<ColumnText> columns)
    {
        var width = console.Profile.Width;
        var label = Math.Min(labels.Append("method").Max(one => one.Length), Math.Max(width / 3, LeastLabel));
        var room = width - Border - Gap - label;
        // Number, interval and note stand in one line, or below each other where that is too wide.
        var isNarrow = columns.Any(column => column.Cells.Max(cell => Lines(cell, isNarrow: false)[0].Length) + Gap > room);
        var widths = columns.Select(column => Math.Min(WidthOf(column, isNarrow), Math.Max(room - Gap, 1))).ToList();
        foreach (var part in Pack(widths, room)) Write(labels, label, columns, widths, part, isNarrow);
    }

    /// <summary>The places of the columns of each table, so that those of one fit its room.</summary>
    /// <param name="widths">The widths without what is between columns.</param>
    /// <param name="room">What all columns of a table may take.</param>
    internal static IReadOnlyList<IReadOnlyList<int>> Pack(IReadOnlyList<int> widths, int room)
    {
        List<List<int>> tables = [];
        var left = 0;
        for (var i = 0; i < widths.Count; i++)
        {
            if (tables.Count == 0 || widths[i] + Gap > left)
            {
                tables.Add([]);
                left = room;
            }

            tables[^1].Add(i);
            left -= widths[i] + Gap;
        }

        return tables;
    }

    private void Write(
        List<string> labels, int label, IReadOnlyList<ColumnText> columns, List<int> widths, IReadOnlyList<int> part, bool isNarrow)
    {
        var table = new Table().Border(TableBorder.Rounded);
        if (isNarrow) table.ShowRowSeparators();
        table.AddColumn(new TableColumn("method").Width(label));
        foreach (var place in part)
            table.AddColumn(new TableColumn(Markup.Escape(Fold(columns[place].Heading, widths[place]))).RightAligned().Width(widths[place]));
        for (var row = 0; row < labels.Count; row++)
        {
            List<string> cells = [Markup.Escape(labels[row])];
            cells.AddRange(part.Select(place => Marked(columns[place].Cells[row], isNarrow)));
            table.AddRow([.. cells]);
        }

        console.Write(table);
    }

    // Headings are cut at the width of their column, unless they are folded before.
    private static string Fold(string text, int width) => string.Join('\n', text.Chunk(width).Select(part => new string(part)));

    private static string Marked(CellText cell, bool isNarrow)
    {
        var text = Markup.Escape(string.Join('\n', Lines(cell, isNarrow)));
        return cell.IsBest ? $"[bold]{text}[/]" : text;
    }

    private static int WidthOf(ColumnText column, bool isNarrow) =>
        column.Cells.SelectMany(cell => Lines(cell, isNarrow)).Append(column.Heading).Max(line => line.Length);

    private static List<string> Lines(CellText cell, bool isNarrow) =>
        isNarrow ? [.. cell.Parts] : [string.Join(' ', cell.Parts)];
}
