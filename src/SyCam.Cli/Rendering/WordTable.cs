using Spectre.Console;

namespace SyCam.Cli.Rendering;

/// <summary>A table of names and sentences: names are never broken; where there is no room for them and some words of each sentence,
/// every row stands below the other as a list.</summary>
internal static class WordTable
{
    private const int LeastSentence = 24;

    // A rounded border takes one column, and each column of the table a bar and two blanks.
    private const int Border = 1;
    private const int Gap = 3;

    /// <summary>Writes the rows.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="headings">The columns' headings; the first column names the row.</param>
    /// <param name="sentences">How many columns, counted from the last, hold sentences.</param>
    /// <param name="rows">The cells.</param>
    public static void Write(IAnsiConsole console, string[] headings, int sentences, IReadOnlyList<string[]> rows)
    {
        var names = headings.Length - sentences;
        var needed = Border + Enumerable.Range(0, names).Sum(column => Gap + rows.Select(row => row[column]).Append(headings[column]).Max(cell => cell.Length))
            + (sentences * (Gap + LeastSentence));
        if (needed > console.Profile.Width)
        {
            WriteList(console, headings, rows);
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        for (var column = 0; column < headings.Length; column++)
        {
            var made = new TableColumn(headings[column]);
            if (rows.All(row => row[column].All(char.IsAsciiDigit))) made.RightAligned();
            table.AddColumn(column < names ? made.NoWrap() : made);
        }

        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
    }

    private static void WriteList(IAnsiConsole console, string[] headings, IReadOnlyList<string[]> rows)
    {
        foreach (var row in rows)
        {
            console.MarkupLine($"[bold]{Markup.Escape(row[0])}[/]");
            for (var column = 1; column < headings.Length; column++)
                if (row[column].Length > 0) console.Write(new Padder(new Text($"{headings[column]}: {row[column]}"), new Padding(2, 0, 0, 0)));
        }
    }
}
