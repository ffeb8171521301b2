using SyCam.Cli.Attacking;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Tests.Attacking;

public sealed class BudgetControlsTests
{
    [Fact]
    public void An_evened_budget_is_the_mean_of_its_own_image()
    {
        using var scope = NewDisposeScope();
        var budget = tensor([1f, 2, 3, 6, 0, 0, 0, 4], [2, 1, 2, 2]);

        var evened = BudgetControls.Evened(budget);

        Assert.Equal([2, 1, 1, 1], evened.shape);
        Assert.Equal([3f, 1], evened.flatten().data<float>().ToArray());
    }

    [Fact]
    public void A_shuffled_budget_moves_pixels_with_all_their_channels()
    {
        using var scope = NewDisposeScope();
        // The second channel is ten times the first.
        var first = arange(2 * 16).to(ScalarType.Float32).reshape(2, 1, 4, 4);
        var budget = cat([first, first * 10], 1);

        var shuffled = BudgetControls.Shuffled(budget, [3, 4], 0);
        var again = BudgetControls.Shuffled(budget.narrow(0, 1, 1), [4], 0);
        var other = BudgetControls.Shuffled(budget.narrow(0, 1, 1), [4], 1);

        for (var image = 0; image < 2; image++)
        {
            var before = Values(budget[image, 0]);
            var after = Values(shuffled[image, 0]);
            Assert.Equal(before.Order(), after.Order());
            Assert.NotEqual(before, after);
            Assert.Equal(after.Select(value => value * 10), Values(shuffled[image, 1]));
        }

        Assert.Equal(Values(shuffled[1]), Values(again));
        Assert.NotEqual(Values(again), Values(other));
    }

    private static float[] Values(Tensor tensor) => tensor.flatten().contiguous().data<float>().ToArray();
}
