using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary><c>--arch</c>: what weights without a description are, and what it says where there is one.</summary>
public sealed class ArchitectureOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("sequential", null)]
    [InlineData("resnet18", "says that the architecture is sequential, not resnet18")]
    [InlineData("resnet81", "the architecture 'resnet81' is not known. Did you mean 'resnet18'?")]
    public async Task A_description_must_agree(string architecture, string? message)
    {
        var run = await Invocation.RunAsync(
            ["eval", .. Demo.Data(2), "--method", "GradCAM", "--metric", "sparsity", "--arch", architecture]);
        if (message is null) run.Succeeds();
        else run.Refuses(message);
    }

    [Fact]
    public async Task Weights_without_a_description_are_taken_for_what_is_said()
    {
        var weights = _folder.File("weights.safetensors");
        File.Copy(Demo.Weights, weights);
        var run = await Invocation.RunAsync("explain", Path.Combine(Demo.Images, "held-out-fish-1.jpg"), "--model", weights, "-a", "resnet18");

        // The weights are those of another network: that is what is said, and not that they are unknown.
        run.Refuses("resnet18");
        Assert.DoesNotContain("no known architecture", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weights_that_fit_are_loaded_without_a_description()
    {
        var model = Path.Combine(ReferenceData.Require(), "models", "squeezenet1_1.safetensors");
        var weights = _folder.File("plain.safetensors");
        File.CreateSymbolicLink(weights, model);
        var run = await Invocation.RunAsync(
            "explain", Path.Combine(Demo.Images, "held-out-fish-1.jpg"), "--model", weights, "--arch", "squeezenet1_1", "--method", "GradCAM",
            "-o", _folder.File("out.png"));
        Assert.Contains("1 maps at ", run.Succeeds().Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
