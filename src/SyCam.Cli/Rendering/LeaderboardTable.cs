using System.Globalization;
using Spectre.Console;
using SyCam.Cli.Experiments.Tables;
using SyCam.Search.Ranking;
using SyCam.Search.Synthesis;

namespace SyCam.Cli.Rendering;

/// <summary>The rows of a run on a terminal of any width: columns that do not fit stand in further tables below, where the rank
/// says which row is meant; numbers are neither cut nor broken.</summary>
/// <param name="console">The terminal.</param>
internal sealed class LeaderboardTable(IAnsiConsole console)
{
    private const int LongestExpression = 90;
    private const int LeastExpression = 16;

    // A rounded border takes one column, and each column of the table a bar and two blanks.
    private const int Border = 1;
    private const int Gap = 3;

    /// <summary>Writes the rows.</summary>
    public void Write(SynthesisReport report)
    {
        var columns = Columns(report);
        var expressions = report.Rows.Select(Expression).ToList();
        var rank = report.Rows.Count.ToString(CultureInfo.InvariantCulture).Length;
        var longest = expressions.Max(text => Markup.Remove(text).Length);
        // Beside the ranks; as much for the expressions as they need, but not all that there is.
        var room = console.Profile.Width - Border - rank - Gap;
        var needed = columns.Sum(column => column.Width + Gap);
        var least = Math.Min(longest, Math.Max(LeastExpression, (room - Gap) / 3));
        var parts = needed + Gap + least <= room
            ? [[.. Enumerable.Range(0, columns.Count)]]
            : ConsoleTable.Pack([.. columns.Select(column => Math.Min(column.Width, Math.Max(room - least - Gap - Gap, 1)))], room - least - Gap);
        foreach (var part in parts)
        {
            var isFirst = part == parts[0];
            var table = new Table().Border(TableBorder.Rounded);
            table.AddColumn(new TableColumn("#").RightAligned().Width(rank));
            if (isFirst)
            {
                table.Title = new TableTitle(Markup.Escape(Title(report)));
                var left = room - part.Sum(place => columns[place].Width + Gap) - Gap;
                table.AddColumn(new TableColumn("expression").Width(Math.Min(longest, Math.Max(left, LeastExpression))));
            }

            foreach (var place in part)
            {
                var column = new TableColumn(Markup.Escape(columns[place].Heading)).Width(Math.Min(columns[place].Width, Math.Max(room - Gap, 1)));
                table.AddColumn(columns[place].IsNumber ? column.RightAligned() : column);
            }

            for (var row = 0; row < report.Rows.Count; row++)
            {
                List<string> cells = [report.Rows[row].Rank.ToString(CultureInfo.InvariantCulture)];
                if (isFirst) cells.Add(expressions[row]);
                cells.AddRange(part.Select(place => Markup.Escape(columns[place].Cells[row])));
                table.AddRow([.. cells]);
            }

            console.Write(table);
        }
    }

    private static string Title(SynthesisReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Objective.Name} ({(report.Objective.HigherIsBetter ? "higher is better" : "lower is better")}), ranked on "
        + $"{report.SearchImages} search images, checked on {report.HeldOutImages} held-out images");

    private static List<Column> Columns(SynthesisReport report) =>
    [
        new("cost", [.. report.Rows.Select(row =>
            row.Kind == RowKind.Control ? "" : row.Cost.ToString(CultureInfo.InvariantCulture))]),
        new("search", [.. report.Rows.Select(SearchScore)]),
        .. report.Metrics.Select(metric => new Column(
            $"{metric.Name}\nheld-out",
            [.. report.Rows.Select(row => row.HeldOut.FirstOrDefault(mean => mean.Metric == metric.Name) is { } mean ? ScoreText.Short(mean.Mean) : "")])),
        new($"held-out gain over\n{report.BestBaseline ?? "-"} [95 %]", [.. report.Rows.Select(row => Gain(report, row))], IsNumber: false),
    ];

    private static string SearchScore(LeaderboardRow row) =>
        ScoreText.Short(row.Score) + (row.Fidelity == Search.Oracles.Fidelity.Coarse ? " coarse" : "")
        + string.Concat(row.Broken.Select(broken => $"\nbreaks {broken}"));

    private static string Gain(SynthesisReport report, LeaderboardRow row) =>
        row.AgainstBaselines.FirstOrDefault(one => one.Baseline == report.BestBaseline) is { } gain && !row.Names.Contains(gain.Baseline)
            ? $"{ScoreText.Signed(gain.Gain)} [{ScoreText.Signed(gain.Low)}, {ScoreText.Signed(gain.High)}]"
            : "";

    private static string Expression(LeaderboardRow row)
    {
        var text = row.Map.ToString();
        if (text.Length > LongestExpression) text = text[..(LongestExpression - 3)] + "...";
        var names = string.Join(" = ", row.Names);
        return row.Kind switch
        {
            RowKind.Candidate when row.Names.Count == 0 => $"[bold]{Markup.Escape(text)}[/]",
            RowKind.Control => $"[grey]{Markup.Escape(names)} (control)[/]",
            _ => $"{Markup.Escape(names)}: [grey]{Markup.Escape(text)}[/]",
        };
    }

    private sealed record Column(string Heading, IReadOnlyList<string> Cells, bool IsNumber = true)
    {
        public int Width { get; } = Cells.Append(Heading).SelectMany(text => text.Split('\n')).Max(line => line.Length);
    }
}
