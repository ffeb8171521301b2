using System.Text.RegularExpressions;
using SyCam.Cli.Experiments.Tables;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Tests.Tables;

public sealed class ConsoleTableTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void Every_number_is_whole_at_every_width(int width)
    {
        var table = Scores.Table("Right", Scores.Of(), Scores.Of(layer: "features.denseblock4"));

        var text = Show(table, width);

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        var intervals = table.Rows.Count * 2 + ((table.Rows.Count - 2) * 2);
        Assert.Equal(intervals, Regex.Count(text, @"\[-?\d+\.\d{2,4}, -?\d+\.\d{2,4}\]"));
        // The best of two metrics: once at each layer, for the values are the same.
        Assert.Equal(4, Regex.Count(text, @"\*\d\.\d{4}"));
        Assert.Equal((table.Rows.Count - 2) * 2, Regex.Count(text, @"p=\d\.\d{4}"));
        Assert.Contains("insertion \u2191", text, StringComparison.Ordinal);
        Assert.Contains("average_drop \u2193", text, StringComparison.Ordinal);
        Assert.Contains("no map", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(64)]
    [InlineData(200)]
    public void Names_are_folded_and_not_cut(int width)
    {
        const string Long = "insertion(steps=50;substrate=zero)";
        var table = Scores.Table(null, Scores.Of());
        table = table with { Columns = [table.Columns[0] with { Name = Long }, table.Columns[1]] };

        var text = Show(table, width);

        Assert.DoesNotContain("\u2026", text, StringComparison.Ordinal);
        // The heading's pieces, line by line from the column's place, make the name again.
        var lines = text.Split('\n').SkipWhile(line => !line.StartsWith('\u256d')).Skip(1).TakeWhile(line => !line.StartsWith('\u251c'));
        var heading = string.Concat(lines.Select(line => line.Split('\u2502')[2].Trim(' ')));
        Assert.Equal($"{Long}\u2191", heading.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_do_not_fit_stand_in_further_tables()
    {
        static int Tables(string text) => text.Split('\n').Count(line => line.StartsWith('\u256d'));

        Assert.Equal(1, Tables(Show(Scores.Table(null, Scores.Of()), 120)));
        Assert.InRange(Tables(Show(Scores.Table(null, Scores.Of()), 40)), 2, 3);
    }

    // Room for 20: 5 and 3 and 9 and 3 are 20.
    [Fact]
    public void Tables_take_columns_while_there_is_room() =>
        Assert.Equal([[0, 1], [2], [3, 4, 5]], ConsoleTable.Pack([5, 9, 30, 5, 1, 2], 20));

    private static string Show(EvaluationTable table, int width)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new ConsoleTable(Terminal.Plain(writer, width)).Write(table);
        return writer.ToString();
    }
}
