using System.Text.Json;
using SyCam.Cli.Commands;
using SyCam.Cli.Experiments;
using SyCam.Eval.Images;
using SyCam.Eval.Maps;

namespace SyCam.Cli.Regions;

/// <summary>Writes what methods mark: a picture with the boxes for each photo, a crop of each region, and regions.json.</summary>
/// <param name="folder">Where the files go.</param>
/// <param name="methods">The methods' names.</param>
internal sealed class RegionFiles(string folder, IReadOnlyList<string> methods)
{
    private readonly IReadOnlyList<string> _folders = UniqueNames.Of(methods.Select(MapNames.Folder));

    /// <summary>Writes the pictures of one photo.</summary>
    /// <exception cref="Eval.InputException">A file cannot be written.</exception>
    public void Write(DrawnPicture drawn)
    {
        var picture = drawn.Regions;
        var stem = MapNames.WithoutEnding(MapNames.Of(picture.Name));
        List<GridCell> cells = [new(drawn.Seen, $"{stem}\n{picture.Class} {picture.Clean.Probability:0.00}")];
        for (var i = 0; i < picture.Methods.Count; i++)
        {
            var marks = picture.Methods[i];
            var boxed = Outline.Draw(
                Overlay.Render(drawn.Seen, drawn.Saliency[i]), marks.Marked.Regions.Select(region => region.Box));
            cells.Add(new GridCell(boxed, FormattableString.Invariant(
                $"{marks.Method}\nwithout {100 * marks.Area:0.#}%: {marks.Without.Probability:0.00}")));
            for (var region = 0; region < marks.Regions.Count; region++)
                PngFile.Write(
                    OutputFolder.Reserve(folder, $"{stem}/{_folders[i]}-{region + 1}.png"),
                    Crop(drawn.Seen, marks.Regions[region].Region.Box));
        }

        PngFile.Write(OutputFolder.Reserve(folder, $"{stem}.png"), Grid.Compose([cells]));
    }

    /// <summary>Writes regions.json.</summary>
    /// <param name="settings">What was asked for, by name.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="summaries">The summary of each method.</param>
    /// <exception cref="Eval.InputException">The file cannot be written.</exception>
    public void Write(
        IReadOnlyDictionary<string, string?> settings, IReadOnlyList<PictureRegions> pictures,
        IReadOnlyList<RegionSummary> summaries) =>
        TextFiles.Write(OutputFolder.Reserve(folder, "regions.json"), JsonText.Write(json =>
        {
            json.WriteStartObject();
            foreach (var (key, value) in settings) json.WriteString(key, value);
            json.WriteStartArray("methods");
            foreach (var summary in summaries) RegionJson.Write(json, summary);
            json.WriteEndArray();
            json.WriteStartArray("pictures");
            foreach (var picture in pictures) RegionJson.Write(json, picture);
            json.WriteEndArray();
            json.WriteEndObject();
        }) + "\n");

    private static RgbImage Crop(RgbImage picture, Box box)
    {
        var (left, top, width, height) = ((int)box.Left, (int)box.Top, (int)(box.Right - box.Left), (int)(box.Bottom - box.Top));
        var pixels = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
            picture.Pixels.Slice(3 * (((top + y) * picture.Width) + left), 3 * width).CopyTo(pixels.AsSpan(3 * y * width));
        return new RgbImage(height, width, pixels);
    }
}
