using SyCam.Cli.Reports.Gallery;
using SyCam.Cli.Reports.Html;

namespace SyCam.Cli.Reports.Sections;

/// <summary>Pictures on which methods do best, middling and worst.</summary>
internal sealed class GallerySection : IReportSection
{
    /// <inheritdoc/>
    public string Id => "gallery";

    /// <inheritdoc/>
    public string Title => "Gallery";

    /// <inheritdoc/>
    public void Write(HtmlWriter html, ReportData data)
    {
        if (data.Gallery.Methods.Count > 0)
        {
            html.Leaf("p",
                $"For each method the images on which its {data.Results.Objective} is best, at the median and worst, beside the other methods; "
                + "the framed picture is the method's own. Blue is low and red is high, from 0 to 1 in each picture; the class is the one "
                + "that is explained.");
        }

        foreach (var method in data.Gallery.Methods) WriteMethod(html, method);
        if (data.Gallery.Absent is { } reason) html.Leaf("p", reason, ("class", "note"));
    }

    private static void WriteMethod(HtmlWriter html, GalleryMethod method)
    {
        html.Leaf("h3", $"{method.Label} ({method.Scores})");
        foreach (var row in method.Rows)
        {
            html.Leaf("p", row.Title, ("class", "note before"));
            using var grid = html.Open("div", ("class", "gallery"));
            foreach (var tile in row.Tiles)
            {
                using var figure = html.Open("figure");
                html.Void(
                    "img", ("src", $"data:image/png;base64,{Convert.ToBase64String(tile.Png)}"), ("alt", tile.Alt),
                    ("class", tile.IsOwn ? "own" : null));
                using var caption = html.Open("figcaption");
                html.Text(tile.Caption);
                html.Leaf("small", tile.Detail);
            }
        }
    }
}
