using System.Numerics;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>One resolution of the system for the planes of one image, which share its holes. Planes have the layout of
/// <see cref="Stencil"/>; what lies in their border stays 0.</summary>
internal sealed class PlaneLevel
{
    private readonly float[] _diagonal;
    private readonly float[] _holes;
    private readonly float[] _step;
    private readonly float[] _line;
    private readonly float[][] _enlarged;

    public PlaneLevel(int height, int width)
    {
        (Height, Width) = (height, width);
        (Missing, _holes, _step, _diagonal) = (New(), New(), New(), New());
        (Known, Values, Right, Result) = (New(), New(), New(), New());
        _line = new float[Stencil.Padded(width) + (2 * Vector<float>.Count)];
        _enlarged = [.. Enumerable.Range(0, 3).Select(_ => new float[Stencil.Padded(width) + (2 * Vector<float>.Count)])];
        var ones = New();
        for (var row = 0; row < height; row++) ones.AsSpan(Stencil.Row(row, width), width).Fill(1);
        Spans = new RowSpans(height, width);
        Spans.Find(ones);
        Stencil.Apply<JacobiRule>(height, width, Spans, _line, ones, Right, ones, ones, _diagonal);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>1 where a pixel is missing.</summary>
    public float[] Missing { get; }

    /// <summary>Where pixels are missing.</summary>
    public RowSpans Spans { get; }

    /// <summary>Room for values of known and missing pixels.</summary>
    public float[] Known { get; }

    /// <summary>Room for a solution on its way.</summary>
    public float[] Values { get; }

    /// <summary>Room for a solution.</summary>
    public float[] Result { get; }

    /// <summary>Room for a right-hand side.</summary>
    public float[] Right { get; }

    /// <summary>A plane of zeros.</summary>
    public float[] New() => new float[Stencil.Length(Height, Width)];

    /// <summary>To be called when <see cref="Missing"/> has changed.</summary>
    public void Prepare()
    {
        for (var i = 0; i < _step.Length; i++)
        {
            _step[i] = Missing[i] == 0 ? 0 : 1 / _diagonal[i];
            _holes[i] = Missing[i] * _diagonal[i];
        }

        Spans.Find(Missing);
        // From here on they are written on the spans only.
        Values.AsSpan().Clear();
        Right.AsSpan().Clear();
        Result.AsSpan().Clear();
    }

    /// <summary>values = right / diagonal on missing pixels: the first step from 0.</summary>
    public void Start(float[] right, float[] values)
    {
        for (var row = 0; row < Height; row++)
            for (var i = Spans.Start(row); i < Spans.End(row); i += Vector<float>.Count)
                (Vector.LoadUnsafe(ref _step[i]) * Vector.LoadUnsafe(ref right[i])).StoreUnsafe(ref values[i]);
    }

    /// <summary>One Jacobi step: result = (neighbours + right) / diagonal on missing pixels.</summary>
    public void Smooth(float[] values, float[] right, float[] result) =>
        Stencil.Apply<JacobiRule>(Height, Width, Spans, _line, values, right, _step, _step, result);

    /// <summary>result = neighbours + right - diagonal * values on missing pixels.</summary>
    public void Residual(float[] values, float[] right, float[] result) =>
        Stencil.Apply<ResidualRule>(Height, Width, Spans, _line, values, right, Missing, _holes, result);

    /// <summary>values = 0 on missing pixels.</summary>
    public void Forget(float[] values)
    {
        for (var row = 0; row < Height; row++)
            for (var i = Spans.Start(row); i < Spans.End(row); i += Vector<float>.Count)
                (Vector.LoadUnsafe(ref values[i]) * (Vector<float>.One - Vector.LoadUnsafe(ref Missing[i]))).StoreUnsafe(ref values[i]);
    }

    /// <summary>The holes of the next level: pixels whose four fine ones are all missing.</summary>
    public void HalveHoles(PlaneLevel coarse)
    {
        for (var row = 0; row < coarse.Height; row++)
            for (var i = 0; i < coarse.Width; i++)
            {
                var at = Stencil.Row(2 * row, Width) + (2 * i);
                var below = at + Stencil.Stride(Width);
                var missing = Missing[at] + Missing[at + 1] + Missing[below] + Missing[below + 1];
                coarse.Missing[Stencil.Row(row, coarse.Width) + i] = missing >= 4 ? 1 : 0;
            }
    }

    /// <summary>Means of what is known of four pixels; 0 where nothing is.</summary>
    public void HalveKnown(float[] values, PlaneLevel coarse, float[] means)
    {
        for (var row = 0; row < coarse.Height; row++)
        {
            var (above, to) = (Stencil.Row(2 * row, Width), Stencil.Row(row, coarse.Width));
            var below = above + Stencil.Stride(Width);
            // Whole vectors as long as all four pixels lie inside.
            var whole = 2 * row + 1 < Height ? Width / (2 * Vector<float>.Count) * Vector<float>.Count : 0;
            for (var i = 0; i < whole; i += Vector<float>.Count)
            {
                var (first, second) = (Sums(values, above, below, 2 * i), Sums(values, above, below, (2 * i) + Vector<float>.Count));
                var sum = Pairs.Sum(first.Sum, second.Sum);
                var count = Pairs.Sum(first.Count, second.Count);
                (sum / Vector.Max(count, Vector<float>.One)).StoreUnsafe(ref means[to + i]);
            }

            for (var i = whole; i < coarse.Width; i++) means[to + i] = KnownMean(values, row, i);
        }
    }

    private (Vector<float> Sum, Vector<float> Count) Sums(float[] values, int above, int below, int at)
    {
        var upper = Vector<float>.One - Vector.LoadUnsafe(ref Missing[above + at]);
        var lower = Vector<float>.One - Vector.LoadUnsafe(ref Missing[below + at]);
        return ((Vector.LoadUnsafe(ref values[above + at]) * upper) + (Vector.LoadUnsafe(ref values[below + at]) * lower),
            upper + lower);
    }

    private float KnownMean(float[] values, int row, int column)
    {
        var (sum, count) = (0f, 0f);
        for (var part = 0; part < 4; part++)
        {
            var (r, c) = ((2 * row) + (part / 2), (2 * column) + (part % 2));
            if (r >= Height || c >= Width) continue;
            var at = Stencil.Row(r, Width) + c;
            sum += values[at] * (1 - Missing[at]);
            count += 1 - Missing[at];
        }

        return count > 0 ? sum / count : 0;
    }

    /// <summary>Sums of four pixels where the next level misses one.</summary>
    public void Restrict(float[] values, PlaneLevel coarse, float[] result)
    {
        for (var row = 0; row < coarse.Height; row++)
        {
            var to = Stencil.Row(row, coarse.Width);
            var above = Stencil.Row(2 * row, Width) - (2 * to);
            var below = above + Stencil.Stride(Width);
            // A row's last vector may reach into the border, where the mask of the next level is 0.
            for (var i = coarse.Spans.Start(row); i < coarse.Spans.End(row); i += Vector<float>.Count)
            {
                var first = Vector.LoadUnsafe(ref values[above + (2 * i)]) + Vector.LoadUnsafe(ref values[below + (2 * i)]);
                var j = (2 * i) + Vector<float>.Count;
                var second = Vector.LoadUnsafe(ref values[above + j]) + Vector.LoadUnsafe(ref values[below + j]);
                (Pairs.Sum(first, second) * Vector.LoadUnsafe(ref coarse.Missing[i])).StoreUnsafe(ref result[i]);
            }
        }
    }

    /// <summary>values += the next level's values, enlarged bilinearly, on missing pixels.</summary>
    public void Correct(PlaneLevel coarse, float[] correction, float[] values)
    {
        // Of three coarse rows, enlarged along the row: the one before, the one that covers two fine rows, the next.
        var (before, own, after) = (_enlarged[0], _enlarged[1], _enlarged[2]);
        Enlarge(coarse, correction, 0, own);
        own.AsSpan().CopyTo(before);
        for (var row = 0; row < coarse.Height; row++)
        {
            Enlarge(coarse, correction, Math.Min(row + 1, coarse.Height - 1), after);
            Add(2 * row, own, before, values);
            if ((2 * row) + 1 < Height) Add((2 * row) + 1, own, after, values);
            (before, own, after) = (own, after, before);
        }
    }

    private static void Enlarge(PlaneLevel coarse, float[] values, int row, float[] line)
    {
        var (at, width) = (Stencil.Row(row, coarse.Width), coarse.Width);
        for (var i = 0; i < width; i += Vector<float>.Count)
        {
            var own = Vector.LoadUnsafe(ref values[at + i]) * 0.75f;
            var (first, second) = Pairs.Interleave(
                own + (Vector.LoadUnsafe(ref values[at + i - 1]) * 0.25f), own + (Vector.LoadUnsafe(ref values[at + i + 1]) * 0.25f));
            first.StoreUnsafe(ref line[2 * i]);
            second.StoreUnsafe(ref line[(2 * i) + Vector<float>.Count]);
        }

        // At the ends a pixel is its own neighbour.
        line[0] = values[at];
        line[(2 * width) - 1] = values[at + width - 1];
    }

    // Three quarters of the coarse row that covers this one, a quarter of the other.
    private void Add(int row, float[] near, float[] far, float[] values)
    {
        var at = Stencil.Row(row, Width);
        for (var i = Spans.Start(row); i < Spans.End(row); i += Vector<float>.Count)
        {
            var large = (Vector.LoadUnsafe(ref near[i - at]) * 0.75f) + (Vector.LoadUnsafe(ref far[i - at]) * 0.25f);
            (Vector.LoadUnsafe(ref values[i]) + (large * Vector.LoadUnsafe(ref Missing[i]))).StoreUnsafe(ref values[i]);
        }
    }
}
