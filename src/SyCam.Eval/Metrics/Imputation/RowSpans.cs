using System.Numerics;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>
/// Where the missing pixels of a plane lie: for each row the part, in whole vectors, that holds all of them. Planes that are
/// 0 where nothing is missing are read and written there only.
/// </summary>
internal sealed class RowSpans(int height, int width)
{
    private readonly int[] _starts = new int[height];
    private readonly int[] _ends = new int[height];

    /// <summary>The place in the plane of a row's first vector.</summary>
    public int Start(int row) => _starts[row];

    /// <summary>The place behind a row's last vector; the start where the row misses nothing.</summary>
    public int End(int row) => _ends[row];

    /// <summary>Looks where a plane is not 0.</summary>
    public void Find(float[] missing)
    {
        for (var row = 0; row < height; row++)
        {
            var at = Stencil.Row(row, width);
            var (first, last) = (0, Stencil.Padded(width) - Vector<float>.Count);
            while (first <= last && IsZero(missing, at + first)) first += Vector<float>.Count;
            while (last >= first && IsZero(missing, at + last)) last -= Vector<float>.Count;
            (_starts[row], _ends[row]) = (at + first, at + last + Vector<float>.Count);
        }
    }

    private static bool IsZero(float[] plane, int at) =>
        Vector.EqualsAll(Vector.LoadUnsafe(ref plane[at]), Vector<float>.Zero);
}
