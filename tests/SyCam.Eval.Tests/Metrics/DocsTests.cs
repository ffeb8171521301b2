using System.Text.RegularExpressions;
using SyCam.Eval.Metrics;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>The page about the metrics, which is made from the table.</summary>
public sealed partial class DocsTests
{
    public static TheoryData<string> Names() => [.. MetricTable.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_words_of_a_row_are_fit_to_print(string name)
    {
        var row = MetricTable.Find(name)!;

        Assert.NotEmpty(row.Notes);
        // In a table a bar would begin a cell, and a sentence of its own a second one.
        Assert.DoesNotContain('|', row.Summary);
        Assert.DoesNotMatch(@"\.$", row.Summary);
        Assert.All(row.Parameters, parameter => Assert.DoesNotContain('|', parameter.Summary));
        foreach (var text in row.Notes.Append($"${row.Formula}$"))
        {
            Assert.Equal(0, text.Count(letter => letter == '$') % 2);
            Assert.Equal(0, text.Count(letter => letter == '`') % 2);
            Assert.Equal(text.Count(letter => letter == '{'), text.Count(letter => letter == '}'));
        }
    }

    [Fact]
    public void Every_link_of_the_overview_leads_to_a_section_and_every_section_is_linked()
    {
        var page = MetricDocs.Page();

        var links = Link().Matches(page).Select(match => match.Groups[1].Value).ToList();
        var sections = Heading().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(links);
        Assert.Equal(links, sections);
        Assert.Equal(MetricTable.All.Select(row => row.Name).Order(), sections.Order());
    }

    // A note that names a metric by its name in code marks names one that is there.
    [Fact]
    public void What_looks_like_a_metric_with_parameters_can_be_read()
    {
        var written = Written().Matches(MetricDocs.Page()).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Contains("insertion(steps=50;substrate=zero)", written);
        Assert.All(written, text => Assert.NotNull(MetricReader.Read(text)));
    }

    [GeneratedRegex(@"^\| \[\w+\]\(#(\w+)\)", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"^### `(\w+)`$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(\w+\(\w+=[\w.;= ]+\))")]
    private static partial Regex Written();
}
