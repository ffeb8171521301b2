using SyCam.Cli.Reports.Html;
using static SyCam.Cli.Reports.Html.NumberText;

namespace SyCam.Cli.Reports.Plots;

/// <summary>Counts that get fewer from step to step, as bars on a logarithmic scale.</summary>
/// <param name="Name">An identifier that no other plot of the page has.</param>
/// <param name="Title">What it shows.</param>
internal sealed record FunnelBars(string Name, string Title)
{
    private const double Width = 440;
    private const double BarHeight = 16;
    private const double RowHeight = 44;

    /// <summary>Writes the bars of some steps.</summary>
    public void Write(HtmlWriter html, IReadOnlyList<FunnelStep> steps)
    {
        // A count of 0 has no bar, and one of 1 a small one.
        var most = Math.Log10(Math.Max(steps.Max(step => step.Count), 1) * 10.0);
        using var svg = html.Open(
            "svg", ("viewBox", $"0 0 {Pixel(Width)} {Pixel((steps.Count * RowHeight) + 4)}"), ("role", "img"),
            ("class", "plot"), ("aria-labelledby", $"{Name}-title {Name}-description"));
        html.Leaf("title", Title, ("id", $"{Name}-title"));
        html.Leaf(
            "desc", string.Join("; ", steps.Select(step => $"{step.Name}: {Count(step.Count)}")), ("id", $"{Name}-description"));
        for (var i = 0; i < steps.Count; i++)
        {
            var top = i * RowHeight;
            html.Leaf("text", steps[i].Name, ("class", "axis"), ("x", "2"), ("y", Pixel(top + 17)));
            html.Leaf("text", Count(steps[i].Count), ("class", "axis strong"), ("text-anchor", "end"),
                ("x", Pixel(Width - 2)), ("y", Pixel(top + 17)));
            var width = steps[i].Count == 0 ? 0 : Math.Log10(steps[i].Count * 10.0) / most * (Width - 4);
            html.Leaf("rect", "", ("class", "bar"), ("x", "2"), ("y", Pixel(top + 22)),
                ("width", Pixel(width)), ("height", Pixel(BarHeight)), ("rx", "2"));
        }
    }
}
