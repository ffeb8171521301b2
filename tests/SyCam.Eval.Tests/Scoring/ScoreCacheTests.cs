using SyCam.Eval.Scoring;

namespace SyCam.Eval.Tests.Scoring;

public sealed class ScoreCacheTests
{
    [Fact]
    public void A_score_is_found_by_metric_image_and_map_and_by_nothing_less()
    {
        var cache = new ScoreCache(10);
        cache.Add("insertion/1 steps=8", 3, 77, 0.5);

        Assert.True(cache.TryGet("insertion/1 steps=8", 3, 77, out var score));
        Assert.Equal(0.5, score);
        Assert.False(cache.TryGet("insertion/1 steps=20", 3, 77, out _));
        Assert.False(cache.TryGet("insertion/1 steps=8", 4, 77, out _));
        Assert.False(cache.TryGet("insertion/1 steps=8", 3, 78, out _));
    }

    [Fact]
    public void It_never_holds_more_than_two_generations_and_keeps_what_is_asked_for()
    {
        var cache = new ScoreCache(10);
        cache.Add("m", 0, 0, 0.25);
        for (var image = 1; image < 100; image++)
        {
            cache.Add("m", image, 0, image);
            Assert.True(cache.TryGet("m", 0, 0, out var kept));
            Assert.Equal(0.25, kept);
            Assert.InRange(cache.Count, 1, 20);
        }

        Assert.False(cache.TryGet("m", 1, 0, out _));
        Assert.True(cache.TryGet("m", 99, 0, out _));
    }
}
