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
    }

    /// <summary>Fills one channel, row by row, in place.</summary>
    public void Fill(Span<float> channel)
    {
        var fine = _levels[0];
        Load(channel, _values);
        Guess(0, _values);
        var residual = fine.Right;
        fine.Residual(_values, _zeros, residual);
        _direction.AsSpan().Clear();
        var product = 0.0;
        for (var i = 0; i < LinearImputation.MostIterations; i++)
        {
            var step = Cycle(0);
            if (Largest(step) < LinearImputation.Tolerance) break;
            var next = Dot(step, residual);
            // Polak-Ribiere: the cycle is not exactly symmetric.
            var share = i == 0 ? 0 : (float)((next - Dot(step, _before)) / product);
            Combine(_direction, share, step, _direction);
            product = next;
            residual.AsSpan().CopyTo(_before);
            // With nothing on the right, the residual of a direction is minus its image.
            fine.Residual(_direction, _zeros, _image);
            var length = (float)(-next / Dot(_direction, _image));
            if (!float.IsFinite(length)) break;
            Combine(_direction, length, _values, _values);
            Combine(_image, length, residual, residual);
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
        level.HalveKnown(values, coarse, coarse.Values);
        Guess(at + 1, coarse.Values);
        for (var i = 0; i < values.Length; i++) if (level.Missing[i] > 0) values[i] = 0;
        level.Correct(coarse, coarse.Values, values);
    }

    private void Load(ReadOnlySpan<float> rows, Span<float> plane)
    {
        var (height, width) = (_levels[0].Height, _levels[0].Width);
        for (var row = 0; row < height; row++)
            rows.Slice(row * width, width).CopyTo(plane[Stencil.Row(row, width)..]);
    }

    private static float Largest(float[] values)
    {
        var largest = Vector<float>.Zero;
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
            largest = Vector.Max(largest, Vector.Abs(Vector.LoadUnsafe(ref values[i])));
        var result = 0f;
        for (var lane = 0; lane < Vector<float>.Count; lane++) result = Math.Max(result, largest[lane]);
        return result;
    }

    // Sums of a few thousand values in float32, those in float64.
    private static double Dot(float[] left, float[] right)
    {
        const int Block = 4096;
        var total = 0.0;
        for (var start = 0; start < left.Length; start += Block)
        {
            var sum = Vector<float>.Zero;
            for (var i = start; i < Math.Min(left.Length, start + Block); i += Vector<float>.Count)
                sum += Vector.LoadUnsafe(ref left[i]) * Vector.LoadUnsafe(ref right[i]);
            total += Vector.Sum(sum);
        }

        return total;
    }

    // result = factor * first + second.
    private static void Combine(float[] first, float factor, float[] second, float[] result)
    {
        for (var i = 0; i < result.Length; i += Vector<float>.Count)
            ((Vector.LoadUnsafe(ref first[i]) * factor) + Vector.LoadUnsafe(ref second[i])).StoreUnsafe(ref result[i]);
    }
}
