using SyCam.Eval.Maps;

namespace SyCam.Eval.Tests.Maps;

public sealed class RawMapTests
{
    [Theory]
    [InlineData(3, 4)]
    [InlineData(1, 3, 4)]
    [InlineData(1, 1, 3, 4)]
    public void One_map_is_HxW_after_axes_of_length_one(params int[] shape)
    {
        var map = RawMap.Of(Counting(shape), "a");
        Assert.Equal((3, 4), (map.Height, map.Width));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (float)i), map.Values.ToArray());
    }

    [Fact]
    public void A_stack_is_NxHxW()
    {
        var maps = RawMap.Stack(Counting([2, 1, 3, 2]), "a");
        Assert.Equal(2, maps.Count);
        Assert.Equal([6f, 7, 8, 9, 10, 11], maps[1].Values.ToArray());
    }

    [Theory]
    [InlineData("where one map is needed", 3, 4, 5)]
    [InlineData("no stack of maps", 2, 3, 4, 5)]
    [InlineData("1 axes is no map", 7)]
    public void Other_shapes_are_refused(string message, params int[] shape)
    {
        var error = Assert.Throws<InputException>(() => RawMap.Of(Counting(shape), "maps/a.npy"));
        Assert.StartsWith("maps/a.npy: an array of ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static NumberArray Counting(int[] shape) => new(
        shape, [.. Enumerable.Range(0, shape.Aggregate(1, (product, length) => product * length)).Select(i => (float)i)]);
}
