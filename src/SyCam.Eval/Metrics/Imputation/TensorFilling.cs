using SyCam.Eval.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>Fills the holes of many images at once with tensor operations, on whatever device they are.</summary>
internal static class TensorFilling
{
    private static readonly long[] Positions = [2, 3];

    /// <summary>The images filled; an image without any known pixel comes out as it may.</summary>
    public static Tensor Fill(Tensor images, Tensor missing)
    {
        using var scope = NewDisposeScope();
        var (count, channels, height, width) = (images.shape[0], images.shape[1], images.shape[2], images.shape[3]);
        var planes = Freezer.ChannelsLast(images.reshape(1, count * channels, height, width));
        var holes = Freezer.ChannelsLast(
            missing.expand(count, channels, height, width).reshape(1, count * channels, height, width));
        var levels = Levels(holes);
        return Solve(levels, Guess(levels, 0, planes))
            .reshape(count, channels, height, width).MoveToOuterDisposeScope();
    }

    private static List<TensorLevel> Levels(Tensor missing)
    {
        List<TensorLevel> levels = [new(missing)];
        while (Math.Min(missing.shape[2], missing.shape[3]) > LinearImputation.CoarsestSide)
        {
            // A coarse pixel is free only where all its fine ones are: elsewhere known pixels hold the error at 0.
            missing = TensorLevel.Halve(missing).ge(1).to(ScalarType.Float32);
            levels.Add(new TensorLevel(missing));
        }

        return levels;
    }

    // What is known is averaged down until nothing is missing, and enlarged into the holes.
    private static Tensor Guess(IReadOnlyList<TensorLevel> levels, int at, Tensor values)
    {
        using var scope = NewDisposeScope();
        var known = 1 - levels[at].Missing;
        if (at == levels.Count - 1)
        {
            var mean = (values * known).sum(Positions, true) / known.sum(Positions, true).clamp_min(1);
            return values.where(known.gt(0), mean).MoveToOuterDisposeScope();
        }

        // Means over what is known: a coarse pixel is known as soon as one of its fine ones is.
        var share = TensorLevel.Halve(known);
        var means = TensorLevel.Halve(values * known).div_(share.clamp_min(0.25f));
        var coarse = Guess(levels, at + 1, means);
        return values.where(known.gt(0), levels[at].Enlarge(coarse)).MoveToOuterDisposeScope();
    }

    private static Tensor Solve(IReadOnlyList<TensorLevel> levels, Tensor values)
    {
        using var scope = NewDisposeScope();
        var level = levels[0];
        values = values.clone();
        var residual = level.Residual(values, zeros_like(values));
        Tensor? direction = null;
        Tensor? product = null;
        Tensor? before = null;
        for (var i = 0; i < LinearImputation.MostIterations; i++)
        {
            using var iteration = NewDisposeScope();
            var step = Cycle(levels, 0, residual);
            if (step.abs().amax(Positions, false).max().item<float>() < LinearImputation.Tolerance) break;
            var next = Dot(step, residual);
            if (direction is null)
            {
                direction = step.MoveToOuterDisposeScope();
            }
            else
            {
                // Polak-Ribiere: the cycle is not exactly symmetric.
                direction.mul_(Ratio(next - Dot(step, before!), product!)).add_(step);
            }

            before?.Dispose();
            (product, before) = (next.MoveToOuterDisposeScope(), residual.clone().MoveToOuterDisposeScope());
            var image = (level.Diagonal * direction).sub_(level.Neighbours(direction)).mul_(level.Missing);
            var length = Ratio(next, Dot(direction, image));
            values.add_(direction * length);
            residual.sub_(image.mul_(length));
        }

        return values.MoveToOuterDisposeScope();
    }

    // What solves the system roughly for a residual: one V cycle.
    private static Tensor Cycle(IReadOnlyList<TensorLevel> levels, int at, Tensor right)
    {
        using var scope = NewDisposeScope();
        var level = levels[at];
        var values = level.Step * right;
        if (at == levels.Count - 1)
        {
            for (var i = 0; i < LinearImputation.CoarsestSteps; i++) values = level.Smooth(values, right);
            return values.MoveToOuterDisposeScope();
        }

        // Four fine pixels make a coarse one, whose stencil is four times as long in area: hence the sum of residuals.
        var coarse = TensorLevel.Halve(level.Residual(values, right)).mul_(4).mul_(levels[at + 1].Missing);
        values.add_(level.Enlarge(Cycle(levels, at + 1, coarse)) * level.Missing);
        return level.Smooth(values, right).MoveToOuterDisposeScope();
    }

    private static Tensor Dot(Tensor left, Tensor right)
    {
        return (left * right).sum(Positions, true);
    }

    // 0 where a plane is solved already and both are 0.
    private static Tensor Ratio(Tensor upper, Tensor lower) => (upper / lower).masked_fill(lower.eq(0), 0);
}
