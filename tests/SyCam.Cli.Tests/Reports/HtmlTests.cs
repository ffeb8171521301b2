using System.Globalization;
using System.Xml.Linq;
using SyCam.Cli.Reports.Html;

namespace SyCam.Cli.Tests.Reports;

public sealed class HtmlTests
{
    private const string Hostile = "<script>alert('1')</script>\" onload=\"x&y";

    [Fact]
    public void Texts_and_attributes_are_escaped()
    {
        var html = new HtmlWriter();
        using (html.Open("p", ("title", Hostile), ("lang", null))) html.Text(Hostile);

        Assert.DoesNotContain("<script", html.ToString(), StringComparison.Ordinal);
        var element = XElement.Parse(html.ToString());
        Assert.Equal(Hostile, element.Value);
        Assert.Equal(["title"], element.Attributes().Select(attribute => attribute.Name.LocalName));
        Assert.Equal(Hostile, element.Attribute("title")!.Value);
    }

    [Theory]
    [InlineData(0.12345, "0.1235")]
    [InlineData(-12.3456, "-12.35")]
    [InlineData(123.456, "123.5")]
    [InlineData(null, "–")]
    public void Scores_have_fewer_decimals_the_larger_they_are(double? value, string text) =>
        Assert.Equal(text, NumberText.Score(value));

    [Fact]
    public void A_small_p_value_is_not_0() => Assert.Equal("< 0.0001", NumberText.PValue(0.00002));

    [Fact]
    public void A_table_shows_its_first_rows_and_keeps_the_others_in_a_template()
    {
        var html = new HtmlWriter();
        new DataTable("Numbers", [new Column("Name", IsHeader: true), new Column("Value", IsNumber: true)])
        {
            IsSearchable = true,
        }.Write(html, [.. Enumerable.Range(1, 120).Select(i => new TableRow(
            [Cell.Of(i.ToString(CultureInfo.InvariantCulture)), Cell.Score(i / 7.0)], i % 2 == 0 ? "even" : "odd"))]);

        // Only void elements keep the result from being XML.
        var page = XElement.Parse(html.ToString().Replace("autocomplete=\"off\">", "autocomplete=\"off\"/>", StringComparison.Ordinal));
        var shown = page.Elements("div").Single(part => (string?)part.Attribute("class") == "scroll").Element("table")!;
        Assert.Equal("Numbers", shown.Element("caption")!.Value);
        Assert.Equal(50, shown.Element("tbody")!.Elements("tr").Count());
        Assert.Equal(70, page.Element("template")!.Descendants("tr").Count());
        Assert.All(shown.Descendants("th").Take(2), head => Assert.Equal("col", head.Attribute("scope")!.Value));
        Assert.All(shown.Element("tbody")!.Descendants("th"), head => Assert.Equal("row", head.Attribute("scope")!.Value));
        Assert.Equal("0.14285714285714285", shown.Element("tbody")!.Descendants("td").First().Attribute("data-key")!.Value);
        Assert.Equal(["", "odd", "even"], page.Descendants("option").Select(option => option.Attribute("value")!.Value));
    }
}
