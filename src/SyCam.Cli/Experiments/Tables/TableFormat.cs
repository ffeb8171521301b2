using SyCam.Cli.Rendering;
using SyCam.Eval;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>How a table is written.</summary>
internal static class TableFormat
{
    private const string Plain = "table";
    private const string Csv = "csv";
    private const string JsonLines = "jsonl";
    private const string Markdown = "markdown";
    private const string Latex = "latex";

    // A file has no width; lines of this length are what most viewers show.
    private const int FileWidth = 200;

    /// <summary>What users write.</summary>
    public static IReadOnlyList<string> Names { get; } = [Plain, Csv, JsonLines, Markdown, Latex];

    /// <summary>Whether a format is for people; the others have a line for every number.</summary>
    public static bool IsForPeople(string format) => format is not (Csv or JsonLines);

    /// <summary>The format that was asked for, or that the file's ending says, or a plain table.</summary>
    /// <param name="asked">One of <see cref="Names"/>, or null.</param>
    /// <param name="path">The file, or null.</param>
    public static string Choose(string? asked, string? path) => asked ?? Path.GetExtension(path)?.ToLowerInvariant() switch
    {
        ".csv" => Csv,
        ".jsonl" or ".ndjson" => JsonLines,
        ".md" => Markdown,
        ".tex" => Latex,
        _ => Plain,
    };

    /// <summary>Refuses a file that cannot be written, before hours go into what is to be in it.</summary>
    /// <exception cref="InputException">Its folder is not there, or it is a folder itself.</exception>
    public static void CheckFile(string option, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path)) throw new InputException($"{option} {path}: it is a folder; name a file in it");
        if (folder is not null && !Directory.Exists(folder)) throw new InputException($"{option} {path}: there is no folder {folder}");
    }

    /// <summary>Writes a table to a file, or as a result where there is none.</summary>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(EvaluationTable table, string format, string? path, Terminal terminal)
    {
        if (path is null && format == Plain)
        {
            new ConsoleTable(terminal.Out).Write(table);
            return;
        }

        var text = ToText(table, format);
        if (path is null)
        {
            terminal.Print(text.TrimEnd('\n'));
            return;
        }

        TextFiles.Write(path, text);
        terminal.Say($"table -> {path}");
    }

    private static string ToText(EvaluationTable table, string format) => format switch
    {
        Csv => CsvTable.Write(table),
        JsonLines => JsonLinesTable.Write(table),
        Markdown => MarkdownTable.Write(table),
        Latex => LatexTable.Write(table),
        _ => ToPlainText(table),
    };

    private static string ToPlainText(EvaluationTable table)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new ConsoleTable(Terminal.Plain(writer, FileWidth)).Write(table);
        return writer.ToString();
    }
}
