using SyCam.Eval.Images;

namespace SyCam.Eval.Tests.Images;

public sealed class BoxTests
{
    private static readonly float[] Zero = [0, 0, 0];
    private static readonly float[] One = [1, 1, 1];

    [Fact]
    public void The_box_of_a_mask_encloses_all_of_it()
    {
        byte[] mask = [0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0];
        Assert.Equal(new Box(1, 1, 3, 3), Box.Around(new GreyImage(3, 4, mask)));
        Assert.Null(Box.Around(new GreyImage(3, 4, new byte[12])));
    }

    // 40 x 80 pixels to 8: the shorter side becomes 8, the longer 16, and 4 columns are cut at either side.
    [Theory]
    [InlineData(20, 0, 60, 40, 0, 0, 8, 8)]
    [InlineData(30, 5, 45, 10, 2, 1, 5, 2)]
    [InlineData(0, 0, 30, 40, 0, 0, 2, 8)]
    public void A_box_follows_its_picture(
        double left, double top, double right, double bottom, double newLeft, double newTop, double newRight, double newBottom) =>
        Assert.Equal(
            new Box(newLeft, newTop, newRight, newBottom),
            new Preprocess(8, Zero, One).Fit(new Box(left, top, right, bottom), 40, 80));

    [Fact]
    public void A_box_that_is_cut_off_is_none() =>
        Assert.Null(new Preprocess(8, Zero, One).Fit(new Box(0, 0, 20, 40), 40, 80));
}
