using System.Collections.Concurrent;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>
/// Fills missing pixels with weighted means of their neighbours (Rong et al., A Consistent and Efficient Evaluation
/// Strategy for Attribution Methods, ICML 2022): a large sparse linear system, solved by conjugate gradients with a
/// multigrid cycle as preconditioner, in a handful of iterations whatever the size of the holes.
/// </summary>
public static class LinearImputation
{
    /// <summary>The side at which halving ends.</summary>
    internal const int CoarsestSide = 3;

    /// <summary>The steps that solve the coarsest level; an even number.</summary>
    internal const int CoarsestSteps = 20;

    /// <summary>Far more than are ever needed.</summary>
    internal const int MostIterations = 40;

    /// <summary>The largest change of a pixel after which an iteration is not worth it, in normalised values.</summary>
    internal const float Tolerance = 1.25e-4f;

    /// <summary>Fills the missing pixels of images.</summary>
    /// <param name="images">Images <c>[n,C,H,W]</c>, float32; not changed.</param>
    /// <param name="missing">1 where a pixel is missing and 0 where it is known, <c>[n,1,H,W]</c>, float32. An image of
    /// which nothing is known gets its channels' means.</param>
    /// <returns>The images with known pixels as they are, each missing one within about 1e-3 of the exact solution,
    /// for values of the size of normalised inputs.</returns>
    public static Tensor Fill(Tensor images, Tensor missing)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        if (images.shape[0] == 0) return images.clone().MoveToOuterDisposeScope();
        var filled = images.device_type == DeviceType.CPU ? OnProcessor(images, missing) : TensorFilling.Fill(images, missing);
        long[] positions = [1, 2, 3];
        long[] plane = [2, 3];
        var isEmpty = missing.amin(positions, true).gt(0);
        return filled.where(isEmpty.logical_not(), images.mean(plane, true)).MoveToOuterDisposeScope();
    }

    private static Tensor OnProcessor(Tensor images, Tensor missing)
    {
        var shape = images.shape;
        var (count, channels, height, width) = ((int)shape[0], (int)shape[1], (int)shape[2], (int)shape[3]);
        using var dense = images.contiguous();
        using var holes = missing.contiguous();
        var values = dense.data<float>().ToArray();
        var masks = holes.data<float>().ToArray();
        var size = height * width;
        var threads = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        // Few images, so that the partitions of a parallel loop are small and many: rooms are handed on.
        var rooms = new ConcurrentBag<PlaneFilling>();
        Parallel.For(0, count, threads, image =>
        {
            var filling = rooms.TryTake(out var room) ? room : new PlaneFilling(height, width);
            filling.SetHoles(masks.AsSpan(image * size, size));
            for (var channel = 0; channel < channels; channel++)
                filling.Fill(values.AsSpan(((image * channels) + channel) * size, size));
            rooms.Add(filling);
        });
        return tensor(values, shape);
    }
}
