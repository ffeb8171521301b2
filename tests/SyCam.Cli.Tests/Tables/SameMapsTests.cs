using SyCam.Cli.Experiments;
using SyCam.Eval.Maps;

namespace SyCam.Cli.Tests.Tables;

public sealed class SameMapsTests
{
    [Fact]
    public void Rows_that_differ_on_one_image_are_not_the_same()
    {
        var same = new SameMaps(4);
        Assert.Empty(same.Groups);

        // Twice the first and one more; the first within float noise; another map.
        same.Add([Map(0, 1, 2, 3), Map(1, 3, 5, 7), Map(0, 1.00001f, 2, 3), Map(0, 1, 2, 4)]);
        Assert.Equal([[0, 1, 2]], same.Groups);

        same.Add([Map(0, 1, 2, 3), Map(0, 1, 2, 3), Map(3, 2, 1, 0), Map(0, 1, 2, 3)]);
        Assert.Equal([[0, 1]], same.Groups);
    }

    [Fact]
    public void A_missing_map_is_like_no_other_and_constant_maps_are_like_each_other()
    {
        var same = new SameMaps(5);

        same.Add([Map(2, 2, 2, 2), Map(0, 0, 0, 0), Map(0, 1, float.NaN, 1), null, null]);

        Assert.Equal([[0, 1, 2]], same.Groups);
    }

    [Fact]
    public void Maps_of_another_size_are_not_the_same()
    {
        var same = new SameMaps(2);

        same.Add([Map(0, 1, 0, 1), new RawMap(1, 4, new float[] { 0, 1, 0, 1 })]);

        Assert.Empty(same.Groups);
    }

    private static RawMap Map(params float[] values) => new(2, 2, values);
}
