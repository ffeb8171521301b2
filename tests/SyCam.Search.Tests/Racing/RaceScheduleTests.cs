using SyCam.Search.Racing;

namespace SyCam.Search.Tests.Racing;

public sealed class RaceScheduleTests
{
    [Theory]
    [InlineData(100, new[] { 20, 30, 40, 50, 60, 72, 86, 100 })]
    [InlineData(40, new[] { 20, 30, 40 })]
    [InlineData(32, new[] { 16, 26, 32 })]
    [InlineData(20, new[] { 10, 20 })]
    [InlineData(19, new[] { 19 })]
    [InlineData(0, new[] { 0 })]
    public void The_first_look_is_after_twenty_images_or_half_of_fewer_and_blocks_grow(int images, int[] expected) =>
        Assert.Equal(expected, RaceSchedule.Looks(new RaceOptions(), images));

    [Fact]
    public void Halving_trebles_the_images() =>
        Assert.Equal(
            [20, 60, 180, 200], RaceSchedule.Looks(new RaceOptions { Bound = RaceBound.Halving }, 200));

    [Fact]
    public void Without_a_race_all_images_are_one_block() =>
        Assert.Equal([200], RaceSchedule.Looks(RaceOptions.Off, 200));
}
