using SyCam.Cli.Reports.Plots;

namespace SyCam.Cli.Tests.Reports;

public sealed class NiceTicksTests
{
    [Theory]
    [InlineData(0, 10, 5, 2, "0 2 4 6 8 10")]
    [InlineData(0.31, 0.83, 5, 0.2, "0.2 0.4 0.6 0.8 1.0")]
    [InlineData(-0.5, 0.5, 4, 0.5, "-0.5 0.0 0.5")]
    [InlineData(0, 9344, 6, 2000, "0 2,000 4,000 6,000 8,000 10,000")]
    [InlineData(0.2, 0.205, 5, 0.001, "0.200 0.201 0.202 0.203 0.204 0.205")]
    [InlineData(5, 5, 2, 0.5, "4.5 5.0 5.5")]
    public void Steps_are_1_2_or_5_times_a_power_of_ten_and_texts_have_the_decimals_they_need(
        double low, double high, int wanted, double step, string texts)
    {
        var ticks = NiceTicks.Of(low, high, wanted);

        Assert.Equal(step, ticks.Step, 12);
        Assert.Equal(texts, string.Join(' ', ticks.Values.Select(ticks.TextOf)));
    }

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(4, 4, "4 5")]
    [InlineData(1, 19, "0 5 10 15 20")]
    public void Whole_numbers_have_no_step_below_1(double low, double high, string texts)
    {
        var ticks = NiceTicks.Of(low, high, 6, isWhole: true);

        Assert.Equal(texts, string.Join(' ', ticks.Values.Select(ticks.TextOf)));
    }

    [Fact]
    public void A_scale_maps_its_ends_to_its_ends_and_may_run_backwards()
    {
        var right = new LinearScale(0, 10, 100, 300);
        var up = new LinearScale(0, 1, 250, 50);

        Assert.Equal([100, 150, 300], new[] { 0.0, 2.5, 10 }.Select(right.At));
        Assert.Equal([250, 200, 50], new[] { 0.0, 0.25, 1 }.Select(up.At));
    }
}
