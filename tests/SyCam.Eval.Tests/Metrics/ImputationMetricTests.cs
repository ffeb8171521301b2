using SyCam.Eval.Tests.Scoring;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>ROAD by hand on the network that reads one pixel: in a black picture it alone is red, so that imputation takes
/// the red away. What is left is noise of 0.01.</summary>
public sealed class ImputationMetricTests : IDisposable
{
    private const int Size = 10;
    private const int Pixels = Size * Size;

    // Noise of five deviations moves the probability by at most a quarter of its gain.
    private const double Noise = 5 * 0.01 * PixelReader.Gain / 4;

    private readonly double _red = PixelReader.Probability(1);
    private readonly double _black = PixelReader.Probability(0);
    private readonly MetricScene _scene;

    public ImputationMetricTests()
    {
        var pixels = new float[3 * Pixels];
        pixels[1] = 1;
        _scene = new MetricScene(Size, Size, pixels: pixels);
    }

    [Fact]
    public void The_best_map_loses_all_at_the_first_share_and_nothing_the_other_way_round()
    {
        Assert.Equal(_black - _red, _scene.Score("road_morf", Perfect()), Noise);
        Assert.Equal(0, _scene.Score("road_lerf", Perfect()), 1e-6);
        Assert.Equal((_red - _black) / 2, _scene.Score("road", Perfect()), Noise);
    }

    [Fact]
    public void The_worst_map_is_its_opposite()
    {
        float[] worst = [.. Perfect().Select(value => 1 - value)];

        Assert.Equal(0, _scene.Score("road_morf", worst), 1e-6);
        Assert.Equal(_black - _red, _scene.Score("road_lerf", worst), Noise);
        Assert.Equal((_black - _red) / 2, _scene.Score("road", worst), Noise);
    }

    // The pixel that is read is the thirtieth of a hundred: it goes with 30 % and more, of nine shares seven.
    [Fact]
    public void Shares_are_counted_in_pixels_by_rank()
    {
        float[] thirtieth = [.. Enumerable.Range(0, Pixels).Select(place => Rank(place, 29) / 100f)];
        float[] next = [.. Enumerable.Range(0, Pixels).Select(place => Rank(place, 30) / 100f)];

        Assert.Equal(7 / 9.0 * (_black - _red), _scene.Score("road_morf", thirtieth), Noise);
        Assert.Equal(6 / 9.0 * (_black - _red), _scene.Score("road_morf", next), Noise);
        // The last 71 of a hundred have it among them: 80 % and 90 %.
        Assert.Equal(2 / 9.0 * (_black - _red), _scene.Score("road_lerf", thirtieth), Noise);
        // Of four shares of 20 % to 80 % three hold the first thirty.
        Assert.Equal(3 / 4.0 * (_black - _red), _scene.Score("road_morf(points=4)", thirtieth), Noise);
    }

    // In raster order the pixel at place 1 goes with the first share, and from the end with none.
    [Fact]
    public void Ties_go_in_raster_order_and_backwards_where_the_least_relevant_go()
    {
        Assert.Equal(_black - _red, _scene.Score("road_morf", new float[Pixels]), Noise);
        Assert.Equal(0, _scene.Score("road_lerf", new float[Pixels]), 1e-6);
    }

    [Fact]
    public void The_seed_moves_the_score_within_the_noise()
    {
        var scores = Enumerable.Range(0, 10).Select(seed => _scene.Score($"road_morf(seed={seed})", Perfect())).ToList();

        // What is less than black the network cuts off.
        Assert.InRange(scores.Distinct().Count(), 2, 10);
        Assert.All(scores, score => Assert.Equal(_black - _red, score, Noise));
    }

    private static float[] Perfect() => [.. Enumerable.Range(0, Pixels).Select(place => place == 1 ? 1f : 0f)];

    // The saliency that puts place 1 at a rank and keeps the order of the others.
    private static int Rank(int place, int wanted)
    {
        var others = place == 0 ? 0 : place - 1;
        return Pixels - 1 - (place == 1 ? wanted : others < wanted ? others : others + 1);
    }

    public void Dispose() => _scene.Dispose();
}
