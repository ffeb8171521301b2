namespace SyCam.Eval.Tests.Metrics;

/// <summary>Metrics of the map alone, by hand. Sparsity is in MetricTests.</summary>
public sealed class ComplexityTests : IDisposable
{
    private readonly MetricScene _scene = new(2, 2);

    [Fact]
    public void Complexity_is_the_mean_of_the_saliency()
    {
        Assert.Equal(1.75 / 4, _scene.Score("complexity", 1, 0, 0.5f, 0.25f), 1e-12);
        Assert.Equal(0.75, _scene.Score("complexity", 1, 1, 0, 1), 1e-12);
        Assert.Equal(0, _scene.Score("complexity", 0, 0, 0, 0));
    }

    [Fact]
    public void Entropy_is_that_of_the_shares_in_nats()
    {
        // Shares 1/2, 1/4, 1/4 and 0.
        Assert.Equal(1.5 * Math.Log(2), _scene.Score("entropy", 1, 0, 0.5f, 0.5f), 1e-12);
        Assert.Equal(0, _scene.Score("entropy", 0, 0, 1, 0), 1e-12);
        Assert.Equal(Math.Log(4), _scene.Score("entropy", 0.5f, 0.5f, 0.5f, 0.5f), 1e-12);
        // A map without any saliency counts as even.
        Assert.Equal(Math.Log(4), _scene.Score("entropy", 0, 0, 0, 0), 1e-12);
    }

    [Fact]
    public void Effective_complexity_is_the_share_of_pixels_above_epsilon()
    {
        Assert.Equal(0.75, _scene.Score("effective_complexity", 1, 0, 0.5f, 0.001f));
        Assert.Equal(0.5, _scene.Score("effective_complexity(epsilon=0.25)", 1, 0.25f, 0.5f, 0.001f));
        Assert.Equal(0.5, _scene.Score("effective_complexity", 1, 0, 0.5f, 0.00001f));
        Assert.Equal(0, _scene.Score("effective_complexity(epsilon=0)", 0, 0, 0, 0));
    }

    public void Dispose() => _scene.Dispose();
}
