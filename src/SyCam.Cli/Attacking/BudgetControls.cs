using static TorchSharp.torch;

namespace SyCam.Cli.Attacking;

/// <summary>What the budgets of a map are compared with: the same amount without the map.</summary>
internal static class BudgetControls
{
    /// <summary>For each image the same budget everywhere, as large on average.</summary>
    /// <param name="budget">[B,3,H,W].</param>
    /// <returns>[B,1,1,1]; the caller frees it.</returns>
    public static Tensor Evened(Tensor budget)
    {
        using var scope = NewDisposeScope();
        // In float32 the sum would depend on how many images there are.
        return budget.to(ScalarType.Float64).mean([1L, 2, 3], true).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }

    /// <summary>For each image its budgets at other pixels, all channels of a pixel together.</summary>
    /// <param name="budget">[B,3,H,W].</param>
    /// <param name="keys">What the order of an image's pixels follows from.</param>
    /// <param name="seed">Decides the orders, together with the keys.</param>
    /// <returns>[B,3,H,W]; the caller frees it.</returns>
    public static Tensor Shuffled(Tensor budget, IReadOnlyList<long> keys, int seed)
    {
        using var scope = NewDisposeScope();
        var pixels = budget.flatten(2);
        List<Tensor> images = [];
        for (var image = 0; image < keys.Count; image++)
        {
            var order = Enumerable.Range(0, (int)pixels.shape[2]).Select(place => (long)place).ToArray();
            new Random(unchecked((int)keys[image] ^ (seed * 31))).Shuffle(order);
            images.Add(pixels[image].index_select(1, tensor(order).to(budget.device)));
        }

        return stack(images).reshape(budget.shape).MoveToOuterDisposeScope();
    }
}
