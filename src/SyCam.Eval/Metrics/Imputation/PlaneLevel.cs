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

    public PlaneLevel(int height, int width)
    {
        (Height, Width) = (height, width);
        (Missing, _holes, _step, _diagonal) = (New(), New(), New(), New());
        (Values, Right, Result) = (New(), New(), New());
        _line = new float[Stencil.Padded(width) + (2 * Vector<float>.Count)];
        var ones = New();
        for (var row = 0; row < height; row++) ones.AsSpan(Stencil.Row(row, width), width).Fill(1);
        Stencil.Apply<JacobiRule>(height, width, _line, ones, Right, ones, ones, _diagonal);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>1 where a pixel is missing.</summary>
    public float[] Missing { get; }

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
    }

    /// <summary>values = right / diagonal on missing pixels: the first step from 0.</summary>
    public void Start(float[] right, float[] values)
    {
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
            (Vector.LoadUnsafe(ref _step[i]) * Vector.LoadUnsafe(ref right[i])).StoreUnsafe(ref values[i]);
    }

    /// <summary>One Jacobi step: result = (neighbours + right) / diagonal on missing pixels.</summary>
    public void Smooth(float[] values, float[] right, float[] result) =>
        Stencil.Apply<JacobiRule>(Height, Width, _line, values, right, _step, _step, result);

    /// <summary>result = neighbours + right - diagonal * values on missing pixels.</summary>
    public void Residual(float[] values, float[] right, float[] result) =>
        Stencil.Apply<ResidualRule>(Height, Width, _line, values, right, Missing, _holes, result);

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
    public void HalveKnown(ReadOnlySpan<float> values, PlaneLevel coarse, Span<float> means)
    {
        for (var row = 0; row < coarse.Height; row++)
            for (var i = 0; i < coarse.Width; i++)
            {
                var (sum, count) = (0f, 0f);
                for (var part = 0; part < 4; part++)
                {
                    var (r, c) = ((2 * row) + (part / 2), (2 * i) + (part % 2));
                    if (r >= Height || c >= Width) continue;
                    var at = Stencil.Row(r, Width) + c;
                    sum += values[at] * (1 - Missing[at]);
                    count += 1 - Missing[at];
                }

                means[Stencil.Row(row, coarse.Width) + i] = count > 0 ? sum / count : 0;
            }
    }

    /// <summary>Sums of four pixels where the next level misses one.</summary>
    public void Restrict(float[] values, PlaneLevel coarse, float[] result)
    {
        for (var row = 0; row < coarse.Height; row++)
        {
            var upper = values.AsSpan(Stencil.Row(2 * row, Width), 2 * coarse.Width);
            var lower = values.AsSpan(Stencil.Row((2 * row) + 1, Width), 2 * coarse.Width);
            var missing = coarse.Missing.AsSpan(Stencil.Row(row, coarse.Width), coarse.Width);
            var to = result.AsSpan(Stencil.Row(row, coarse.Width), coarse.Width);
            for (var i = 0; i < to.Length && (2 * i) + 1 < upper.Length && (2 * i) + 1 < lower.Length && i < missing.Length; i++)
                to[i] = (upper[2 * i] + upper[(2 * i) + 1] + lower[2 * i] + lower[(2 * i) + 1]) * missing[i];
        }
    }

    /// <summary>values += the next level's values, enlarged bilinearly, on missing pixels.</summary>
    public void Correct(PlaneLevel coarse, float[] correction, float[] values)
    {
        // Of three coarse rows, enlarged along the row: the one before, the one that covers two fine rows, the next.
        var length = Stencil.Padded(2 * coarse.Width);
        var (before, own, after) = (new float[length], new float[length], new float[length]);
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
        var from = values.AsSpan(Stencil.Row(row, coarse.Width), coarse.Width);
        var last = from[0];
        for (var i = 0; i < from.Length; i++)
        {
            var own = from[i];
            var next = i + 1 < from.Length ? from[i + 1] : own;
            line[2 * i] = (0.75f * own) + (0.25f * last);
            line[(2 * i) + 1] = (0.75f * own) + (0.25f * next);
            last = own;
        }
    }

    // Three quarters of the coarse row that covers this one, a quarter of the other.
    private void Add(int row, float[] near, float[] far, float[] values)
    {
        var at = Stencil.Row(row, Width);
        for (var i = 0; i < Stencil.Padded(Width); i += Vector<float>.Count)
        {
            var large = (Vector.LoadUnsafe(ref near[i]) * 0.75f) + (Vector.LoadUnsafe(ref far[i]) * 0.25f);
            (Vector.LoadUnsafe(ref values[at + i]) + (large * Vector.LoadUnsafe(ref Missing[at + i])))
                .StoreUnsafe(ref values[at + i]);
        }
    }
}
