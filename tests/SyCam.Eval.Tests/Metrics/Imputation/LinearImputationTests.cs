using System.Globalization;
using SyCam.Eval.Metrics.Imputation;
using SyCam.Testing;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics.Imputation;

/// <summary>Imputation by hand and against SciPy's sparse solver (make_imputation.py).</summary>
public sealed class LinearImputationTests
{
    // The values span about 5.
    private const double Tolerance = 1e-3;

    public static TheoryData<string> Kinds() => ["disc", "all but a disc", "scattered", "half"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Missing_pixels_are_those_of_a_direct_solver(string kind)
    {
        using var scope = NewDisposeScope();
        var rows = Golden(kind);
        var (height, width) = rows[0].Size;
        var image = tensor(Picture(height, width), [1, 3, height, width]);
        var missing = tensor(Holes(kind, height, width), [1, 1, height, width]);

        var filled = LinearImputation.Fill(image, missing).contiguous().data<float>().ToArray();

        Assert.True(rows.Count > 100, "the golden values cover the holes");
        foreach (var row in rows)
            Assert.Equal(row.Value, filled[(((row.Channel * height) + row.Row) * width) + row.Column], Tolerance);
    }

    // The way of other devices, which is the same arithmetic in tensors.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Tensors_fill_as_the_processor_does(string kind)
    {
        using var scope = NewDisposeScope();
        var rows = Golden(kind);
        var (height, width) = rows[0].Size;
        var image = tensor(Picture(height, width), [1, 3, height, width]);
        var missing = tensor(Holes(kind, height, width), [1, 1, height, width]);

        var filled = TensorFilling.Fill(image, missing).contiguous().data<float>().ToArray();

        foreach (var row in rows)
            Assert.Equal(row.Value, filled[(((row.Channel * height) + row.Row) * width) + row.Column], Tolerance);
    }

    // Odd sides, rows shorter than a vector and rows of several, holes in a few rows only.
    [Theory]
    [InlineData(8, 8)]
    [InlineData(17, 23)]
    [InlineData(33, 50)]
    [InlineData(49, 15)]
    [InlineData(64, 97)]
    public void The_processor_fills_images_of_any_size_as_tensors_do(int height, int width)
    {
        using var scope = NewDisposeScope();
        var images = tensor(Picture(height, width), [1, 3, height, width]).repeat([5, 1, 1, 1]);
        var few = new float[height * width];
        few.AsSpan(3 * width, width + 2).Fill(1);
        List<float[]> holes = [.. Kinds().Select(kind => Holes(kind, height, width)), few];
        var missing = cat([.. holes.Select(values => tensor(values, [1, 1, height, width]))], 0);

        var difference = (LinearImputation.Fill(images, missing) - TensorFilling.Fill(images, missing)).abs();

        // Each may be off by as much.
        Assert.InRange(difference.max().item<float>(), 0, 2 * Tolerance);
    }

    [Fact]
    public void Images_of_a_batch_are_filled_as_each_alone_and_known_pixels_stay()
    {
        using var scope = NewDisposeScope();
        const int Side = 48;
        var images = cat([.. Kinds().Select((_, i) => tensor(Picture(Side, Side), [1, 3, Side, Side]) * (i + 1))], 0);
        var missing = cat([.. Kinds().Select(kind => tensor(Holes(kind, Side, Side), [1, 1, Side, Side]))], 0);

        var together = LinearImputation.Fill(images, missing);

        for (var i = 0; i < images.shape[0]; i++)
        {
            var alone = LinearImputation.Fill(images.narrow(0, i, 1), missing.narrow(0, i, 1));
            var difference = (together.narrow(0, i, 1) - alone).abs().max().item<float>();
            Assert.InRange(difference, 0, Tolerance * (i + 1));
        }

        var known = 1 - missing;
        Assert.Equal(0, ((together - images) * known).abs().max().item<float>());
    }

    [Fact]
    public void One_missing_pixel_is_the_weighted_mean_of_its_neighbours()
    {
        using var scope = NewDisposeScope();
        // In the middle: (2 * (2 + 4 + 6 + 8) + (1 + 3 + 7 + 9)) / 12; in the corner, three neighbours of 5/12 in all.
        float[] values = [1, 2, 3, 4, 100, 6, 7, 8, 9];
        float[] corner = [100, 2, 3, 4, 5, 6, 7, 8, 9];
        var filled = LinearImputation.Fill(
            tensor([.. values, .. corner], [2, 1, 3, 3]),
            tensor([0f, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0], [2, 1, 3, 3]));

        var result = filled.contiguous().data<float>().ToArray();
        Assert.Equal(60.0 / 12, result[4], 1e-5);
        Assert.Equal(((2 + 4) / 6.0 + (5 / 12.0)) / (5 / 12.0), result[9], 1e-5);
    }

    [Fact]
    public void A_constant_image_stays_constant_whatever_is_missing()
    {
        using var scope = NewDisposeScope();
        var missing = tensor(Holes("all but a disc", 33, 50), [1, 1, 33, 50]);

        var filled = LinearImputation.Fill(full([1, 3, 33, 50], 1.25f), missing);

        Assert.Equal(0, (filled - 1.25f).abs().max().item<float>(), Tolerance);
    }

    [Fact]
    public void An_image_of_which_nothing_is_known_gets_the_means_of_its_channels()
    {
        using var scope = NewDisposeScope();
        var image = tensor([0f, 1, 2, 3, 4, 4, 4, 4], [1, 2, 2, 2]);

        var filled = LinearImputation.Fill(image, ones(1, 1, 2, 2)).contiguous().data<float>().ToArray();

        Assert.Equal([1.5f, 1.5f, 1.5f, 1.5f, 4, 4, 4, 4], filled);
    }

    private static float[] Picture(int height, int width)
    {
        var values = new float[3 * height * width];
        for (var c = 0; c < 3; c++)
            for (var y = 0; y < height; y++)
                for (var x = 0; x < width; x++)
                    values[(((c * height) + y) * width) + x] = (float)(
                        (1.5 * Math.Sin((0.11 * (c + 1) * x) + (0.07 * y))) + Math.Cos(0.05 * y * (c + 1)));
        return values;
    }

    private static float[] Holes(string kind, int height, int width)
    {
        var values = new float[height * width];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                values[(y * width) + x] = IsMissing(y, x) ? 1 : 0;
        return values;

        bool IsMissing(int y, int x)
        {
            var distance = Math.Pow(y - (height * 0.4), 2) + Math.Pow(x - (width * 0.6), 2);
            return kind switch
            {
                "disc" => distance < Math.Pow(0.35 * height, 2),
                "all but a disc" => distance >= Math.Pow(0.2 * height, 2),
                "scattered" => ((x * 37) + (y * 61) + (x * y)) % 10 < 7,
                _ => x >= width / 2,
            };
        }
    }

    private static List<(int Channel, int Row, int Column, double Value, (int Height, int Width) Size)> Golden(string kind)
    {
        var path = Path.Combine(
            ReferenceData.RepositoryRoot, "tests", "SyCam.Eval.Tests", "Metrics", "Imputation", "imputation.tsv");
        return [.. File.ReadLines(path).Select(line => line.Split('\t')).Where(cells => cells[0] == kind)
            .Select(cells => (Number(cells[3]), Number(cells[4]), Number(cells[5]),
                double.Parse(cells[6], CultureInfo.InvariantCulture), (Number(cells[1]), Number(cells[2]))))];

        static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
    }
}
