using SyCam.Eval.Images;
using SyCam.Eval.Saliency;

namespace SyCam.Cli.Explaining;

/// <summary>Puts the overlays of pictures side by side: a row for each picture and class, a column for each method and
/// layer.</summary>
/// <param name="job">What is wanted.</param>
/// <param name="files">Draws overlays.</param>
/// <param name="layers">How many layers there are; their names are only said where there are several.</param>
internal sealed class ComparisonGrid(ExplainJob job, MapFiles files, int layers)
{
    private readonly List<IReadOnlyList<GridCell>> _rows = [];

    /// <summary>Rows that were left out because there were too many.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Adds a row, if there is room.</summary>
    public void Add(ExplainedPicture picture)
    {
        if (!HasRoom()) return;
        List<GridCell> cells =
        [
            new(picture.Seen, $"{picture.Name}\n{picture.Class.Caption}"),
            .. picture.Cells.Select(cell => new GridCell(files.Draw(picture.Seen, cell.Map, cell.Regions), Caption(cell))),
        ];
        var bar = cells[^1];
        if (job.Style.HasColourBar) cells[^1] = bar with { Image = ColourBar.Beside(bar.Image, job.Style.Colours) };
        _rows.Add(cells);
    }

    /// <summary>Adds a row with all classes of a picture, each in its own colour, if there is room.</summary>
    /// <param name="classes">The picture with the maps of one class after the other, two or more.</param>
    public void AddFused(IReadOnlyList<ExplainedPicture> classes)
    {
        if (!HasRoom()) return;
        var picture = classes[0];
        var legend = classes.Select((one, place) => $"{ClassOverlay.ColourNames[place]}: {one.Class.Name}");
        _rows.Add(
        [
            new(picture.Seen, string.Join('\n', legend)),
            .. picture.Cells.Select((cell, place) => new GridCell(
                ClassOverlay.Render(
                    picture.Seen,
                    ClassMap.Of([.. classes.Select(one => one.Cells[place].Map.Raw)], picture.Seen.Height, picture.Seen.Width),
                    job.Style.Alpha),
                Caption(cell))),
        ]);
    }

    /// <summary>Writes the grid; nothing when there is no row.</summary>
    public void Write(string path)
    {
        if (_rows.Count > 0) PngFile.Write(path, Grid.Compose(_rows));
    }

    private bool HasRoom()
    {
        if (_rows.Count < job.MostRows) return true;
        LeftOut++;
        return false;
    }

    private string Caption(ExplainedCell cell) =>
        cell.Method.Name
        + (layers > 1 ? "\n@ " + cell.Layer : "")
        + (cell.Map.Status == MapStatus.Ok ? "" : $"\n({cell.Map.Status.ToName()}: nothing to see)");
}
