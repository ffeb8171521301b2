using SyCam.Eval.Images;

namespace SyCam.Eval.Data.Annotations;

/// <summary>
/// A closed polygon. A pixel belongs to it when a ray from the pixel's middle crosses its edges an odd number of times.
/// pycocotools decides by the same middles after rounding the corners to fifths of a pixel.
/// </summary>
/// <param name="points">x and y in turn, at least three points, all finite.</param>
internal sealed class PolygonShape(IReadOnlyList<double> points) : ObjectShape
{
    public override Box Bounds { get; } = new(
        points.Where((_, i) => i % 2 == 0).Min(), points.Where((_, i) => i % 2 == 1).Min(),
        points.Where((_, i) => i % 2 == 0).Max(), points.Where((_, i) => i % 2 == 1).Max());

    internal override void Draw(Span<byte> mask, int height, int width)
    {
        var crossings = Crossings(height);
        for (var y = 0; y < height; y++)
        {
            if (crossings[y] is not { } row) continue;
            row.Sort();
            for (var i = 0; i + 1 < row.Count; i += 2)
                mask[((y * width) + FirstFrom(row[i], width))..((y * width) + FirstFrom(row[i + 1], width))]
                    .Fill(byte.MaxValue);
        }
    }

    // Where the line through the middles of each row of pixels meets an edge; an edge has its upper end and not its
    // lower one, so that a corner counts once.
    private List<double>?[] Crossings(int height)
    {
        var rows = new List<double>?[height];
        for (var i = 0; i < points.Count; i += 2)
        {
            var next = (i + 2) % points.Count;
            var (x1, y1, x2, y2) = (points[i], points[i + 1], points[next], points[next + 1]);
            if (y1 > y2) (x1, y1, x2, y2) = (x2, y2, x1, y1);
            for (var y = FirstFrom(y1, height); y < FirstFrom(y2, height); y++)
                (rows[y] ??= []).Add(x1 + ((y + 0.5 - y1) * ((x2 - x1) / (y2 - y1))));
        }

        return rows;
    }
}
