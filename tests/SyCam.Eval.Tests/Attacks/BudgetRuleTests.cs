using SyCam.Eval.Attacks;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Attacks;

public sealed class BudgetRuleTests
{
    private static BudgetRule Paper => BudgetRules.Find("paper")!;

    private static BudgetRule Direct => BudgetRules.Find("direct")!;

    // By matplotlib.colormaps['jet'].
    [Theory]
    [InlineData(0f, 0, 0, 0.5)]
    [InlineData(0.05f, 0, 0, 0.713904)]
    [InlineData(0.2f, 0, 0.3, 1)]
    [InlineData(0.37f, 0.060089, 0.97451, 0.907653)]
    [InlineData(0.5f, 0.490196, 1, 0.477546)]
    [InlineData(0.63f, 0.907653, 1, 0.060089)]
    [InlineData(0.8f, 1, 0.407407, 0)]
    [InlineData(0.95f, 0.713904, 0, 0)]
    [InlineData(1f, 0.5, 0, 0)]
    public void Colours_are_those_of_matplotlib(float value, double red, double green, double blue)
    {
        Assert.Equal(red, MatplotlibJet.Of(value, 0), 1e-6);
        Assert.Equal(green, MatplotlibJet.Of(value, 1), 1e-6);
        Assert.Equal(blue, MatplotlibJet.Of(value, 2), 1e-6);
    }

    // The sums of its whole table.
    [Theory]
    [InlineData(0, 119.46193433)]
    [InlineData(1, 133.87320261)]
    [InlineData(2, 119.46193433)]
    public void All_levels_together_are_those_of_matplotlib(int channel, double sum) =>
        Assert.Equal(sum, Enumerable.Range(0, 256).Sum(level => (double)MatplotlibJet.Of(level / 255f, channel)), 1e-4);

    // m = np.array([7 * i % 16 for i in range(16)]).reshape(4, 4) / 15; c = matplotlib.colormaps['jet'](m ** 2)[:, :, :3]
    // z = (c - c.mean()) / c.std(); print((z > 1).transpose(2, 0, 1).astype(int).ravel()). The z nearest to 1: 0.68 and 1.02.
    [Fact]
    public void The_papers_rule_is_that_of_numpy_and_matplotlib()
    {
        using var scope = NewDisposeScope();
        var map = tensor(Enumerable.Range(0, 16).Select(i => 7 * i % 16 / 15f).ToArray(), [1, 1, 4, 4]);

        var budget = Paper.Budget(map, 1, 0);

        Assert.Equal([1, 3, 4, 4], budget.shape);
        Assert.Equal(
            "001010000001000000001010000001010101000010101001",
            string.Concat(budget.flatten().data<float>().ToArray().Select(value => value > 0 ? '1' : '0')));
    }

    // Colours of 0 and of 1: (0, 0, 1/2) and (1/2, 0, 0). Mean 1/6, deviation sqrt(1/12 - 1/36) = 0.236; (1/2 - 1/6) / 0.236
    // = 1.41 above the limit, in blue where there is nothing and in red at the peak.
    [Fact]
    public void By_the_papers_rule_the_blue_of_the_background_is_important()
    {
        using var scope = NewDisposeScope();

        var budget = Paper.Budget(tensor([0f, 0, 0, 1], [1, 1, 2, 2]), 0.2, 0.1);

        Assert.Equal(
            [0.1f, 0.1f, 0.1f, 0.2f, 0.1f, 0.1f, 0.1f, 0.1f, 0.2f, 0.2f, 0.2f, 0.1f],
            budget.flatten().data<float>().ToArray());
    }

    // Mean 1/4; of (0,0,0,1) the deviation is sqrt(3)/4 = 0.43, and 0.75 is above it. Of (0,0,1,1) it is 1/2, as far as the
    // ones are from the mean, and none is above it.
    [Fact]
    public void The_direct_rule_marks_what_is_more_than_a_deviation_above_the_mean_of_its_own_image()
    {
        using var scope = NewDisposeScope();

        var budget = Direct.Budget(tensor([0f, 0, 0, 1, 0, 0, 1, 1], [2, 1, 2, 2]), 0.2, 0.1);

        Assert.Equal([2, 1, 2, 2], budget.shape);
        Assert.Equal([0.1f, 0.1f, 0.1f, 0.2f, 0.1f, 0.1f, 0.1f, 0.1f], budget.flatten().data<float>().ToArray());
    }

    [Fact]
    public void A_map_with_nothing_to_see_makes_no_pixel_important()
    {
        using var scope = NewDisposeScope();
        var maps = tensor([0f, 0, 0, 0, 0, 0, 0, 1], [2, 1, 2, 2]);

        foreach (var rule in BudgetRules.All)
        {
            var budgets = rule.Budget(maps, 0.2, 0.1);
            Assert.All(budgets[0].flatten().data<float>().ToArray(), value => Assert.Equal(0.1f, value));
            Assert.Contains(0.2f, budgets[1].flatten().data<float>().ToArray());
        }
    }
}
