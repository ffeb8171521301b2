using SyCam.Eval.Images.Captions;

namespace SyCam.Eval.Images;

/// <summary>Where the cells of a grid go.</summary>
internal sealed class GridLayout
{
    private readonly GridOptions _options;
    private readonly int[] _columnWidths;

    public GridLayout(IReadOnlyList<IReadOnlyList<GridCell>> rows, GridOptions options)
    {
        _options = options;
        _columnWidths = new int[rows.Max(row => row.Count)];
        foreach (var row in rows)
            for (int c = 0; c < row.Count; c++)
                _columnWidths[c] = Math.Max(_columnWidths[c], row[c].Image.Width * Scale(row[c]));

        Lefts = new int[_columnWidths.Length];
        Width = options.Padding;
        for (int c = 0; c < Lefts.Length; c++)
        {
            Lefts[c] = Width;
            Width = checked(Width + _columnWidths[c] + options.Padding);
        }

        (Tops, CaptionHeights) = (new int[rows.Count], new int[rows.Count]);
        Height = options.Padding;
        for (int r = 0; r < rows.Count; r++)
        {
            Tops[r] = Height;
            CaptionHeights[r] = rows[r].Select((cell, c) => Caption(cell, c).Count).DefaultIfEmpty().Max() * LineHeight;
            var tallest = rows[r].Select(cell => cell.Image.Height * Scale(cell)).DefaultIfEmpty().Max();
            Height = checked(Height + CaptionHeights[r] + tallest + options.Padding);
        }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The first pixel row of each row of cells, where its captions begin.</summary>
    public int[] Tops { get; }

    /// <summary>The first pixel column of each column of cells.</summary>
    public int[] Lefts { get; }

    /// <summary>How far below its captions' top the pictures of each row begin.</summary>
    public int[] CaptionHeights { get; }

    public int LineHeight => (CaptionFont.GlyphHeight + 2) * _options.TextScale;

    public int Scale(GridCell cell) => (_options.MinimumWidth + cell.Image.Width - 1) / cell.Image.Width;

    public IReadOnlyList<string> Caption(GridCell cell, int column) =>
        CaptionLines.Wrap(
            cell.Caption, _columnWidths[column] / (CaptionFont.Advance * _options.TextScale), _options.MaxCaptionLines);
}
