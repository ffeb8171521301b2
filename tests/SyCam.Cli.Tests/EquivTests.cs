using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary><c>sycam equiv</c>.</summary>
public sealed class EquivTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("LayerCAM", "GradCAMElementWise", "proved under nonneg(A)")]
    [InlineData("relu(sum_k(G * A))", "3 * HiResCAM", "proved")]
    [InlineData("EigenCAM", "relu(eigen(2 * A - 2 * mean_p(A)))", "proved")]
    public async Task What_is_the_same_is_proved(string first, string second, string status)
    {
        var result = (await Invocation.RunAsync("equiv", first, second)).Succeeds();

        Assert.Equal($"the same map: {status}\n", result.Out);
    }

    [Fact]
    public async Task An_assumption_may_be_what_makes_them_the_same()
    {
        var without = (await Invocation.RunAsync("equiv", "GradCAM", "HiResCAM")).Succeeds();
        var with = (await Invocation.RunAsync("equiv", "GradCAM", "HiResCAM", "--assume", "spatially_const(G)")).Succeeds();

        // One channel, two positions, unequal gradients: the mean weighs both alike, the gradient does not.
        Assert.Matches(@"they differ at A = \[.*\], G = \[.*\] \(1 channels, 2 positions\)", without.Out);
        Assert.Equal("the same map: proved under spatially_const(G)\n", with.Out);
    }

    [Fact]
    public async Task Exact_equality_sees_a_factor()
    {
        var result = (await Invocation.RunAsync("equiv", "HiResCAM", "2 * HiResCAM", "--exact")).Succeeds();

        Assert.StartsWith("they differ at ", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Channel_weights_can_be_compared_too()
    {
        var result = (await Invocation.RunAsync("equiv", "mean_p(G + G)", "2 * mean_p(G)")).Succeeds();

        Assert.StartsWith("equal: proved", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_queries_can_be_kept()
    {
        var folder = _folder.File("queries");

        (await Invocation.RunAsync("equiv", "relu(G) * relu(-G) * A", "0 * A", "--exact", "--dump-smt", folder)).Succeeds();

        var files = Directory.GetFiles(folder, "*.smt2");
        Assert.NotEmpty(files);
        var text = await File.ReadAllTextAsync(files[0], TestContext.Current.CancellationToken);
        Assert.Contains("(check-sat)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_assumptions_are_refused()
    {
        (await Invocation.RunAsync("equiv", "A", "A", "--assume", "positive(A)")).Refuses("no fact of that name", "nonneg");
        (await Invocation.RunAsync("equiv", "A", "A", "--assume", "nonneg(GG)")).Refuses("there is no input 'GG'");
        (await Invocation.RunAsync("equiv", "A", "A", "--assume", "A is nice")).Refuses("expected a fact such as nonneg(A)");
    }

    public void Dispose() => _folder.Dispose();
}
