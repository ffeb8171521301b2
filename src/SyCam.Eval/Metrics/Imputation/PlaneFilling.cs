using System.Numerics;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>
/// Fills the holes of one image's channels on the processor: the arithmetic of <see cref="TensorFilling"/>, fused and
/// small enough for its caches. Owned by one thread, and reused for image after image.
/// </summary>
internal sealed class PlaneFilling
{
    private readonly List<PlaneLevel> _levels;
    private readonly float[] _values;
    private readonly float[] _before;
    private readonly float[] _direction;
    private readonly float[] _image;
    private readonly float[] _zeros;

    /// <summary>For images of one size.</summary>
    public PlaneFilling(int height, int width)
    {
        _levels = [new PlaneLevel(height, width)];
        while (Math.Min(_levels[^1].Height, _levels[^1].Width) > LinearImputation.CoarsestSide)
            _levels.Add(new PlaneLevel((_levels[^1].Height + 1) / 2, (_levels[^1].Width + 1) / 2));
        var fine = _levels[0];
        (_values, _before, _direction, _image, _zeros) = (fine.New(), fine.New(), fine.New(), fine.New(), fine.New());
    }

    /// <summary>Sets the holes: 1 where a pixel is missing, row by row.</summary>
    public void SetHoles(ReadOnlySpan<float> missing)
    {
        Load(missing, _levels[0].Missing);
        for (var i = 0; i < _levels.Count; i++)
        {
            _levels[i].Prepare();
            if (i + 1 < _levels.Count) _levels[i].HalveHoles(_levels[i + 1]);
        }

        // From here on they are written where something is missing only.
        _before.AsSpan().Clear();
        _direction.AsSpan().Clear();
        _image.AsSpan().Clear();
    }

    /// <summary>Fills one channel, row by row, in place.</summary>
    public void Fill(Span<float> channel)
    {
        var fine = _levels[0];
        Load(channel, _values);
        Guess(0, _values);
        var residual = fine.Right;
        fine.Residual(_values, _zeros, residual);
        var product = 0.0;
        for (var i = 0; i < LinearImputation.MostIterations; i++)
        {
            var step = Cycle(0);
            var (largest, next, old) = Measure(step, residual, _before);
            if (largest < LinearImputation.Tolerance) break;
            // Polak-Ribiere: the cycle is not exactly symmetric.
            Turn(_direction, i == 0 ? 0 : (float)((next - old) / product), step);
            product = next;
            // With nothing on the right, the residual of a direction is minus its image.
            fine.Residual(_direction, _zeros, _image);
            var length = (float)(-next / Measure(_direction, _image, _image).First);
            if (!float.IsFinite(length)) break;
            Advance(length, residual);
        }

        for (var row = 0; row < fine.Height; row++)
            _values.AsSpan(Stencil.Row(row, fine.Width), fine.Width).CopyTo(channel.Slice(row * fine.Width, fine.Width));
    }

    // Solves the system of a level roughly for its right-hand side, by one V cycle; the level's result.
    private float[] Cycle(int at)
    {
        var level = _levels[at];
        level.Start(level.Right, level.Values);
        if (at == _levels.Count - 1)
        {
            for (var i = 0; i < LinearImputation.CoarsestSteps; i += 2)
            {
                level.Smooth(level.Values, level.Right, level.Result);
                level.Smooth(level.Result, level.Right, level.Values);
            }

            return level.Values;
        }

        var coarse = _levels[at + 1];
        level.Residual(level.Values, level.Right, level.Result);
        level.Restrict(level.Result, coarse, coarse.Right);
        level.Correct(coarse, Cycle(at + 1), level.Values);
        level.Smooth(level.Values, level.Right, level.Result);
        return level.Result;
    }

    // What is known is averaged down until nothing is missing, and enlarged into the holes.
    private void Guess(int at, float[] values)
    {
        var level = _levels[at];
        if (at == _levels.Count - 1)
        {
            var (sum, count) = (0f, 0f);
            for (var row = 0; row < level.Height; row++)
                for (var i = Stencil.Row(row, level.Width); i < Stencil.Row(row, level.Width) + level.Width; i++)
                {
                    sum += values[i] * (1 - level.Missing[i]);
                    count += 1 - level.Missing[i];
                }

            var mean = count > 0 ? sum / count : 0;
            for (var i = 0; i < values.Length; i++) if (level.Missing[i] > 0) values[i] = mean;
            return;
        }

        var coarse = _levels[at + 1];
        level.HalveKnown(values, coarse, coarse.Known);
        Guess(at + 1, coarse.Known);
        level.Forget(values);
        level.Correct(coarse, coarse.Known, values);
    }

    private void Load(ReadOnlySpan<float> rows, Span<float> plane)
    {
        var (height, width) = (_levels[0].Height, _levels[0].Width);
        for (var row = 0; row < height; row++)
            rows.Slice(row * width, width).CopyTo(plane[Stencil.Row(row, width)..]);
    }

    // The largest size of a step, and its products with two planes: sums of a row in float32, of rows in float64.
    private (float Largest, double First, double Second) Measure(float[] step, float[] first, float[] second)
    {
        var spans = _levels[0].Spans;
        var largest = Vector<float>.Zero;
        var (total, other) = (0.0, 0.0);
        for (var row = 0; row < _levels[0].Height; row++)
        {
            var (sum, another) = (Vector<float>.Zero, Vector<float>.Zero);
            for (var i = spans.Start(row); i < spans.End(row); i += Vector<float>.Count)
            {
                var value = Vector.LoadUnsafe(ref step[i]);
                largest = Vector.Max(largest, Vector.Abs(value));
                sum += value * Vector.LoadUnsafe(ref first[i]);
                another += value * Vector.LoadUnsafe(ref second[i]);
            }

            total += Vector.Sum(sum);
            other += Vector.Sum(another);
        }

        var result = 0f;
        for (var lane = 0; lane < Vector<float>.Count; lane++) result = Math.Max(result, largest[lane]);
        return (result, total, other);
    }

    // direction = share * direction + step.
    private void Turn(float[] direction, float share, float[] step)
    {
        var spans = _levels[0].Spans;
        for (var row = 0; row < _levels[0].Height; row++)
            for (var i = spans.Start(row); i < spans.End(row); i += Vector<float>.Count)
                ((Vector.LoadUnsafe(ref direction[i]) * share) + Vector.LoadUnsafe(ref step[i])).StoreUnsafe(ref direction[i]);
    }

    // One step along the direction; keeps the residual before it.
    private void Advance(float length, float[] residual)
    {
        var spans = _levels[0].Spans;
        for (var row = 0; row < _levels[0].Height; row++)
            for (var i = spans.Start(row); i < spans.End(row); i += Vector<float>.Count)
            {
                var old = Vector.LoadUnsafe(ref residual[i]);
                old.StoreUnsafe(ref _before[i]);
                ((Vector.LoadUnsafe(ref _image[i]) * length) + old).StoreUnsafe(ref residual[i]);
                ((Vector.LoadUnsafe(ref _direction[i]) * length) + Vector.LoadUnsafe(ref _values[i])).StoreUnsafe(ref _values[i]);
            }
    }
}
