using SyCam.Cli.Reports.Html;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Plots;

/// <summary>
/// A plot with two axes as inline SVG, drawn when the report is written: it needs no library, prints as it looks, is there
/// without scripts, and its marks can be pointed at.
/// </summary>
/// <param name="Name">An identifier that no other plot of the page has.</param>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Description">What is to be seen in it, for readers who cannot see it.</param>
/// <param name="XLabel">The horizontal axis.</param>
/// <param name="YLabel">The vertical axis.</param>
internal sealed record Plot(string Name, string Title, string Description, string XLabel, string YLabel)
{
    private const double Width = 440;
    private const double Height = 300;
    private const double Left = 62;
    private const double Right = 24;
    private const double Top = 14;
    private const double Bottom = 50;

    /// <summary>Lines, drawn below the points.</summary>
    public IReadOnlyList<PlotLine> Lines { get; init; } = [];

    /// <summary>Points; the later ones lie above the earlier ones.</summary>
    public IReadOnlyList<PlotPoint> Points { get; init; } = [];

    /// <summary>True where horizontal values are whole numbers.</summary>
    public bool HasWholeX { get; init; }

    /// <summary>True where the vertical axis begins at 0.</summary>
    public bool HasZero { get; init; }

    /// <summary>Writes it; without any point nothing is written.</summary>
    public void Write(HtmlWriter html)
    {
        List<(double X, double Y)> all =
            [.. Lines.SelectMany(line => line.Points), .. Points.Select(point => (point.X, point.Y))];
        if (all.Count == 0) return;
        var xTicks = NiceTicks.Of(all.Min(point => point.X), all.Max(point => point.X), 6, HasWholeX);
        var least = all.Min(point => point.Y);
        var yTicks = NiceTicks.Of(HasZero ? Math.Min(least, 0) : least, all.Max(point => point.Y));
        var x = new LinearScale(xTicks.Values[0], xTicks.Values[^1], Left, Width - Right);
        var y = new LinearScale(yTicks.Values[0], yTicks.Values[^1], Height - Bottom, Top);
        using var svg = html.Open(
            "svg", ("viewBox", $"0 0 {Pixel(Width)} {Pixel(Height)}"), ("role", "img"), ("class", "plot"),
            ("aria-labelledby", $"{Name}-title {Name}-description"));
        html.Leaf("title", Title, ("id", $"{Name}-title"));
        html.Leaf("desc", Description, ("id", $"{Name}-description"));
        foreach (var value in yTicks.Values) WriteTick(html, yTicks.TextOf(value), y.At(value), isX: false);
        foreach (var value in xTicks.Values) WriteTick(html, xTicks.TextOf(value), x.At(value), isX: true);
        html.Leaf("text", XLabel, ("class", "axis"), ("text-anchor", "middle"),
            ("x", Pixel((Left + Width - Right) / 2)), ("y", Pixel(Height - 8)));
        var middle = Pixel((Top + Height - Bottom) / 2);
        html.Leaf("text", YLabel, ("class", "axis"), ("text-anchor", "middle"), ("x", "14"), ("y", middle),
            ("transform", $"rotate(-90 14 {middle})"));
        foreach (var line in Lines) WriteLine(html, line, x, y);
        foreach (var point in Points) WritePoint(html, point, x.At(point.X), y.At(point.Y));
    }

    private static void WriteTick(HtmlWriter html, string text, double at, bool isX)
    {
        html.Leaf("line", "", ("class", "grid"),
            ("x1", Pixel(isX ? at : Left)), ("x2", Pixel(isX ? at : Width - Right)),
            ("y1", Pixel(isX ? Top : at)), ("y2", Pixel(isX ? Height - Bottom : at)));
        html.Leaf("text", text, ("class", "tick"), ("text-anchor", isX ? "middle" : "end"),
            ("x", Pixel(isX ? at : Left - 6)), ("y", Pixel(isX ? Height - Bottom + 16 : at + 4)));
    }

    private static void WriteLine(HtmlWriter html, PlotLine line, LinearScale x, LinearScale y)
    {
        List<string> path = [];
        for (var i = 0; i < line.Points.Count; i++)
        {
            var (px, py) = (Pixel(x.At(line.Points[i].X)), Pixel(y.At(line.Points[i].Y)));
            if (i == 0) path.Add($"M{px} {py}");
            else path.Add(line.IsStepped ? $"H{px}V{py}" : $"L{px} {py}");
        }

        html.Leaf("path", "", ("class", line.Style), ("d", string.Concat(path)));
    }

    // Kinds differ by shape as well as by colour.
    private static void WritePoint(HtmlWriter html, PlotPoint point, double x, double y)
    {
        var shape = point.Style.Split(' ')[0] switch
        {
            "baseline" => $"M{Pixel(x - 4.5)} {Pixel(y - 4.5)}h9v9h-9z",
            "control" => $"M{Pixel(x)} {Pixel(y - 5.5)}l5.5 9.5h-11z",
            _ => $"M{Pixel(x - 4)} {Pixel(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        };
        using var mark = html.Open("path", ("class", $"mark {point.Style}"), ("d", shape));
        html.Leaf("title", point.Title);
    }
}
