using SyCam.Eval.Images.Captions;

namespace SyCam.Eval.Images;

/// <summary>Puts pictures side by side, with captions.</summary>
public static class Grid
{
    /// <summary>
    /// Lays the cells out in rows and columns on white. Columns are as wide as their widest picture, rows as tall as
    /// their tallest one and its caption; rows may have different numbers of cells.
    /// </summary>
    /// <exception cref="ArgumentException">There is no cell, or an option is out of its range.</exception>
    /// <exception cref="InputException">The grid would have more pixels than <see
    /// cref="ImageFile.MaxPixels"/>.</exception>
    public static RgbImage Compose(IReadOnlyList<IReadOnlyList<GridCell>> rows, GridOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new GridOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Padding, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MinimumWidth, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TextScale, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxCaptionLines, 1, nameof(options));
        if (!rows.Any(row => row.Count > 0)) throw new ArgumentException("a grid without cells", nameof(rows));

        var layout = new GridLayout(rows, options);
        var canvas = new Canvas(layout.Height, layout.Width);
        for (int r = 0; r < rows.Count; r++)
        {
            for (int c = 0; c < rows[r].Count; c++)
            {
                var (cell, left) = (rows[r][c], layout.Lefts[c]);
                var bottom = layout.Tops[r] + layout.CaptionHeights[r];
                var lines = layout.Caption(cell, c);
                for (int i = 0; i < lines.Count; i++)
                    canvas.Write(lines[i], bottom - (lines.Count - i) * layout.LineHeight, left, options.TextScale);
                canvas.Draw(cell.Image, bottom, left, layout.Scale(cell));
            }
        }
        return canvas.ToImage();
    }
}
