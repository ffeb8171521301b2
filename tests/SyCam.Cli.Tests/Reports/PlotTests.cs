using System.Xml.Linq;
using SyCam.Cli.Reports.Html;
using SyCam.Cli.Reports.Plots;

namespace SyCam.Cli.Tests.Reports;

public sealed class PlotTests
{
    // The drawing is 440 by 300; the axes leave 62 free to the left, 24 to the right, 14 above and 50 below, so that 0..10
    // lies on 62..416 and 0..1 on 250..14.
    private static readonly Plot Square = new("p", "Title", "What is to be seen", "x", "y")
    {
        Lines = [new PlotLine([(0, 0), (5, 0.5), (10, 1)], "front", IsStepped: true)],
        Points =
        [
            new PlotPoint(5, 0.5, "candidate", "half & half"),
            new PlotPoint(10, 0.25, "baseline", "square"),
            new PlotPoint(0, 1, "control", "triangle"),
        ],
    };

    [Fact]
    public void Marks_and_lines_lie_where_the_axes_say()
    {
        var svg = Draw(Square);

        Assert.Equal(
            ["M62 250H239V132H416V14", "M235 132a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "M411.5 186.5h9v9h-9z", "M62 8.5l5.5 9.5h-11z"],
            svg.Descendants("path").Select(path => path.Attribute("d")!.Value));
    }

    [Fact]
    public void It_has_a_title_a_description_and_a_text_for_each_mark()
    {
        var svg = Draw(Square);

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("p-title p-description", svg.Attribute("aria-labelledby")!.Value);
        Assert.Equal("Title", svg.Element("title")!.Value);
        Assert.Equal("p-description", svg.Element("desc")!.Attribute("id")!.Value);
        Assert.Equal(
            ["half & half", "square", "triangle"], svg.Elements("path").SelectMany(path => path.Elements("title")).Select(title => title.Value));
    }

    [Fact]
    public void Nothing_is_drawn_of_nothing() => Assert.Equal("", Written(new Plot("p", "t", "d", "x", "y")));

    [Fact]
    public void A_crowd_is_thinned_to_one_mark_of_each_kind_at_a_place()
    {
        // 0..99 along one line: ten cells along each axis, of which the line meets ten; cell 9 holds the last point alone.
        List<PlotPoint> crowd = [.. Enumerable.Range(0, 100).Select(i => new PlotPoint(i, i, "candidate", $"{i}"))];
        crowd.Add(new PlotPoint(0, 0, "baseline", "named"));

        var thinned = PointThinning.Thin(crowd, most: 50, cells: 10);

        Assert.Equal(["0", "11", "22", "33", "44", "55", "66", "77", "88", "99", "named"], thinned.Select(point => point.Title));
        Assert.Same(crowd, PointThinning.Thin(crowd, most: 101, cells: 10));
    }

    [Fact]
    public void Bars_are_logarithmic_and_none_where_nothing_is_left()
    {
        var html = new HtmlWriter();
        new FunnelBars("f", "Left").Write(html, [new("all", 1000, ""), new("ten", 10, ""), new("none", 0, "")]);

        // log10(10 * 1000) = 4 is the whole width of 436; log10(10 * 10) = 2 is half of it.
        Assert.Equal(
            ["436", "218", "0"], XElement.Parse(html.ToString()).Descendants("rect").Select(bar => bar.Attribute("width")!.Value));
    }

    private static XElement Draw(Plot plot) => XElement.Parse(Written(plot));

    private static string Written(Plot plot)
    {
        var html = new HtmlWriter();
        plot.Write(html);
        return html.ToString();
    }
}
