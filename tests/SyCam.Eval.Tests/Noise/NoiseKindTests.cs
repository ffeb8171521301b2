using SyCam.Eval.Attacks;
using SyCam.Eval.Noise;
using SyCam.Eval.Terminals;

namespace SyCam.Eval.Tests.Noise;

public sealed class NoiseKindTests
{
    private const int Side = 100;
    private const int Count = 3 * Side * Side;

    public static TheoryData<string> All() =>
        [.. NoiseKinds.All.Where(kind => kind.Attack is null).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_key_gives_the_same_noise_and_another_one_other_noise_where_it_is_random(string name)
    {
        var kind = NoiseKinds.Find(name)!;
        var first = kind.Apply(Ramp(1), kind.Level);

        Assert.Equal(Count, first.Length);
        Assert.NotEqual(Ramp(1).Pixels, first);
        Assert.Equal(first, kind.Apply(Ramp(1), kind.Level));
        Assert.Equal(kind.IsRandom, !first.SequenceEqual(kind.Apply(Ramp(2), kind.Level)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_picture_stays_as_it_is(string name)
    {
        var (kind, picture) = (NoiseKinds.Find(name)!, Ramp(1));
        float[] before = [.. picture.Pixels];

        kind.Apply(picture, kind.Level);

        Assert.Equal(before, picture.Pixels);
    }

    // Of 30 000 numbers the mean strays by 1/173 and the deviation by 1/245 of the deviation.
    [Theory]
    [InlineData("gaussian", 0.1, 0.1)]
    [InlineData("speckle", 0.2, 0.1)]
    [InlineData("poisson", 50, 0.1)]
    [InlineData("poisson", 1000, 0.02236068)]
    public void The_noise_of_a_grey_picture_has_the_deviation_of_its_definition(string name, double level, double deviation)
    {
        var noise = NoiseKinds.Find(name)!.Apply(Grey(), level).Select(value => value - 0.5).ToList();

        Assert.Equal(0, noise.Average(), 0.03 * deviation);
        Assert.Equal(deviation, Math.Sqrt(noise.Average(value => value * value)), 0.02 * deviation);
    }

    // A mean of 2: counts of 0, 1, 2 and 3 in shares of e^-2, 2 e^-2, 2 e^-2 and 4/3 e^-2.
    [Fact]
    public void Few_photons_are_counted_as_Poisson_says()
    {
        var counts = NoiseKinds.Find("poisson")!.Apply(Grey(), 4).Select(value => (int)Math.Round(4 * value)).ToList();

        double Share(int count) => counts.Count(one => one == count) / (double)Count;
        foreach (var (count, factor) in new[] { (0, 1.0), (1, 2), (2, 2), (3, 4 / 3.0) })
            Assert.Equal(factor * Math.Exp(-2), Share(count), 0.01);
    }

    [Fact]
    public void Salt_and_pepper_takes_whole_pixels_half_of_them_each_and_leaves_the_others()
    {
        var values = NoiseKinds.Find("salt_and_pepper")!.Apply(Grey(), 0.3);
        var red = values[..(Side * Side)];

        Assert.Equal(red, values[(Side * Side)..(2 * Side * Side)]);
        Assert.Equal(red, values[(2 * Side * Side)..]);
        Assert.Equal(0.15, red.Count(value => value == 0) / 1e4, 0.015);
        Assert.Equal(0.15, red.Count(value => value == 1) / 1e4, 0.015);
        Assert.Equal(0.7, red.Count(value => value == 0.5f) / 1e4, 0.02);
        Assert.All(NoiseKinds.Find("sp")!.Apply(Grey(), 1), value => Assert.NotEqual(0.5f, value));
    }

    // scipy 1.10: ndimage.gaussian_filter(plane, 1.5) of sin and cos waves, the first row and the last.
    [Fact]
    public void Blur_is_that_of_SciPy()
    {
        var plane = new float[30];
        for (var i = 0; i < plane.Length; i++) plane[i] = (float)(0.5 + (0.4 * Math.Sin((0.5 * (i % 6)) + (0.1 * (i / 6)))));
        var picture = new NoisePicture([.. plane, .. plane, .. plane], 5, 6, new NormalNoise(0));

        var blurred = NoiseKinds.Find("blur")!.Apply(picture, 1.5);

        double[] first = [0.656685, 0.711554, 0.778834, 0.814242, 0.808426, 0.789203];
        double[] last = [0.729959, 0.768046, 0.805563, 0.805409, 0.767625, 0.729384];
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(first[i], blurred[i], 2e-6);
            Assert.Equal(last[i], blurred[24 + i], 2e-6);
            Assert.Equal(last[i], blurred[84 + i], 2e-6);
        }
    }

    [Fact]
    public void Attacks_reach_their_bound_in_one_step_or_ten_quarters()
    {
        Assert.Equal(AttackOptions.SingleStep, NoiseKinds.Find("fgsm")!.Attack!(0.1));
        Assert.Equal(new AttackOptions { Steps = 10, StepSize = 0.025, StartsRandom = true }, NoiseKinds.Find("pgd")!.Attack!(0.1));
    }

    [Theory]
    [InlineData("gaussian", "gaussian")]
    [InlineData("gaussian:0.1", "gaussian")]
    [InlineData("normal:0.10", "gaussian")]
    [InlineData("jpeg:35", "jpeg:35")]
    [InlineData("shot", "poisson")]
    public void A_level_has_one_spelling(string text, string expected) =>
        Assert.Equal(expected, NoiseLevel.Read(text, out _)!.ToString());

    [Theory]
    [InlineData("gausian", "there is no noise 'gausian'. Did you mean 'gaussian'? Known: gaussian, salt_and_pepper, speckle, poisson, blur, jpeg, fgsm, pgd")]
    [InlineData("jpeg:0", "jpeg: its level, the quality, the greater the better, is 1 to 100, not '0'")]
    [InlineData("gaussian:", "gaussian: its level, the standard deviation, is 0 to 1, not ''")]
    [InlineData("pgd:NaN", "pgd: its level, the largest change of a value, is 0 to 1, not 'NaN'")]
    [InlineData("blur:1:2", "blur: its level, the standard deviation in pixels, is 0.1 to 20, not '1:2'")]
    public void A_mistake_is_told_with_what_is_right(string text, string expected)
    {
        Assert.Null(NoiseLevel.Read(text, out var mistake));
        Assert.Equal(expected, mistake);
    }

    [Fact]
    public void No_name_means_two_kinds()
    {
        var names = NoiseKinds.All.SelectMany(kind => kind.Aliases.Append(kind.Name)).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(NoiseKinds.All, kind => Assert.InRange(kind.Level, kind.Least, kind.Greatest));
    }

    private static NoisePicture Grey() => new([.. Enumerable.Repeat(0.5f, Count)], Side, Side, new NormalNoise(7));

    private static NoisePicture Ramp(int key) => new(
        [.. Enumerable.Range(0, Count).Select(i => i % 97 / 96f)], Side, Side, new NormalNoise(key));
}
