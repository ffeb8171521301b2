using SyCam.Eval.Images.Segmentation;

namespace SyCam.Eval.Tests.Images.Segmentation;

/// <summary>Against scikit-image 0.19: <c>quickshift(image, ratio, kernel_size, max_dist)</c> on the same picture, labels in the
/// order of their first pixels; the noise that it parts equal densities with makes no difference to these.</summary>
public sealed class QuickshiftTests
{
    private const int Height = 14;
    private const int Width = 20;

    public static TheoryData<double, double, double, string> Expected() => new()
    {
        {
            1, 0.2, 200,
            """
            00000011112222222222
            00000111112222222222
            00000111112222222222
            00000111113223222222
            00000111113323322222
            00000111113333322222
            04000111113333332222
            44400111113333333555
            44440111113333333555
            44440111113333333555
            44444111113333333555
            44444111113333335555
            44444111113333335555
            44444111113333335555
            """
        },
        {
            2, 0.2, 200,
            """
            00000000000011111111
            00000000000011111111
            00000000000001111111
            00000000000000111111
            00000000000000011111
            00000000000000011111
            00000000000000001111
            00000000000000000000
            00000000000000000000
            00000000000000000000
            00000000000000000000
            00000000000000000000
            00000000000000000000
            00000000000000000000
            """
        },
        {
            1.5, 0.3, 8,
            """
            00000011123344444444
            00000001115344444444
            00000011115554444444
            00000111116557444444
            00000111116657744444
            00000111116677744444
            08000111116677774444
            88800111116677777999
            88880111116677777799
            88880111116777777a99
            88888b11116777777aa9
            88888bb111777777aaaa
            88888bbb11777777aaaa
            88888bbbbb7777777aaa
            """
        },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void Regions_are_those_of_scikit_image(double kernel, double ratio, double farthest, string labels)
    {
        var regions = Quickshift.Segment(Picture(), Height, Width, kernel, ratio, farthest);

        Assert.Equal(InOrder([.. labels.Where(char.IsAsciiLetterOrDigit).Select(letter => (int)letter)]), InOrder(regions));
    }

    [Fact]
    public void Regions_are_numbered_from_0_without_gaps()
    {
        var regions = Quickshift.Segment(Picture(), Height, Width, 1.5, 0.3, 8);

        Assert.Equal(Enumerable.Range(0, 12), regions.Distinct().Order());
    }

    // Everything within is as dense as its neighbours, or less so at the borders.
    [Fact]
    public void A_picture_of_one_colour_is_one_region() =>
        Assert.All(Quickshift.Segment([.. Enumerable.Repeat(0.5f, 3 * 9 * 7)], 9, 7, 2, 1, 10), region => Assert.Equal(0, region));

    // Black and white are 100 apart.
    [Fact]
    public void No_region_crosses_an_edge_that_is_too_far()
    {
        float[] half = [.. Enumerable.Range(0, Height * Width).Select(place => place % Width < 7 ? 0f : 1f)];
        var regions = Quickshift.Segment([.. half, .. half, .. half], Height, Width, 2, 1, 10);

        Assert.Equal(2, regions.Distinct().Count());
        Assert.All(Enumerable.Range(0, half.Length), place => Assert.Equal((int)half[place], regions[place]));
    }

    [Fact]
    public void A_pixel_of_its_own_is_a_picture() => Assert.Equal([0], Quickshift.Segment([0.1f, 0.2f, 0.3f], 1, 1, 4, 0.2, 200));

    // scikit-image 0.19, color.rgb2lab.
    [Fact]
    public void Colours_are_those_of_scikit_image()
    {
        var colours = LabColour.Of([0.2f, 1, 0.01f, 0.5f, 1, 0.02f, 0.8f, 1, 0.03f]);

        double[] expected =
        [
            52.2520606, 2.77602273, -46.2857139, 100, -0.00245493786, 0.00465342115, 1.30005392, -0.312350277, -1.19976500,
        ];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], colours[i], 1e-4);
    }

    private static int[] InOrder(int[] labels)
    {
        var first = labels.Distinct().ToList();
        return [.. labels.Select(label => first.IndexOf(label))];
    }

    private static float[] Picture()
    {
        var pixels = new float[3 * Height * Width];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
            {
                var at = (y * Width) + x;
                pixels[at] = (float)(0.5 + (0.4 * Math.Sin((0.5 * x) + (0.1 * y))));
                pixels[at + (Height * Width)] = (float)(0.5 + (0.4 * Math.Cos((0.3 * y) - (0.2 * x))));
                pixels[at + (2 * Height * Width)] = (float)((((7 * x) + (3 * y)) % 11 / 11.0 * 0.2) + (x > 9 ? 0.6 : 0.1));
            }

        return pixels;
    }
}
