using System.Globalization;
using SyCam.Eval.Images;

namespace SyCam.Eval.Data.Annotations;

/// <summary>A table of boxes: image, x1, y1, x2, y2 and perhaps a class; an image may have several rows.</summary>
internal static class BoxTable
{
    private static readonly string[][] Corners = [["x1", "xmin"], ["y1", "ymin"], ["x2", "xmax"], ["y2", "ymax"]];

    /// <exception cref="InputException">The file is no table, lacks a column, or a row has no box.</exception>
    public static IAnnotationSource Read(string path)
    {
        var table = CsvTable.Read(path);
        table.RequireAny(CsvTable.ImageColumns);
        foreach (var names in Corners) table.RequireAny(names);
        return new AnnotationTable(table.Rows
            .Select(row => (Row: row, Image: row.GetAny(CsvTable.ImageColumns) ?? throw new InputException($"{row.Place}: no image")))
            .GroupBy(pair => pair.Image, StringComparer.Ordinal)
            .Select(group => (group.Key, new ImageAnnotation(
                group.First().Row.Place, 0, 0, [.. group.Select(pair => ReadRow(pair.Row))]))));
    }

    private static AnnotatedObject ReadRow(CsvLine row)
    {
        var values = Corners.Select(names => Number(row, names)).ToList();
        var box = new Box(values[0], values[1], values[2], values[3]);
        if (!box.IsProper)
            throw new InputException($"{row.Place}: an empty box; x2 and y2 are the right and lower edges in pixels");
        return new AnnotatedObject(RawLabel.Of(row)?.Text ?? row.Get("category"), [new BoxShape(box)], box);
    }

    private static double Number(CsvLine row, string[] names)
    {
        var text = row.GetAny(names);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && Math.Abs(value) < ImageFile.MaxPixels
            ? value
            : throw new InputException($"{row.Place}: {names[0]} is '{text}' and not a number of pixels");
    }
}
