using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Terminals;
using SyCam.Eval.Tests.Scoring;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Terminals;

public sealed class ExpectedGradientTests : IDisposable
{
    private const string Sidecar = """
        {
          "architecture": "sequential", "input": [3, 1, 2], "mean": [0, 0, 0], "std": [1, 1, 1], "classes": ["a", "b"],
          "layers": [
            { "name": "features.0", "type": "conv", "out": 3, "k": 1, "pad": 0, "bias": true },
            { "name": "features.1", "type": "relu" },
            { "type": "flatten" },
            { "name": "hidden", "type": "linear", "out": 1 }, { "type": "relu" },
            { "name": "out", "type": "linear", "out": 2 }
          ],
          "default_layer": "features.1"
        }
        """;

    private readonly TemporaryFolder _folder = new();

    // The logit is relu(red - 1/2), which has the slope 1 where the blend's red is above 1/2: of red 1 at the shares above
    // 1/2, 8 of 16; of red 0.8 at those above 0.625, of which 21/32 is the first: 6 of 16; of red 0.4 at none.
    [Theory]
    [InlineData(1f, 0.5)]
    [InlineData(0.8f, 0.375)]
    [InlineData(0.4f, 0)]
    public void Without_noise_it_is_the_share_of_the_way_on_which_the_unit_is_awake(float red, double expected)
    {
        using var scope = NewDisposeScope();
        using var model = Load();
        using var network = new FrozenNetwork(model);
        using var images = Prepare(model, network, red);
        var passes = new TerminalPasses();
        var chunk = new TerminalChunk(images, 0, 1, passes, CancellationToken.None);

        var mean = ExpectedGradients.Mean(chunk, "features.1", images.Target, ExpectedGradients.Samples, deviation: 0);

        Assert.Equal([expected, 0, 0, 0, 0, 0], mean.flatten().data<float>().ToArray().Select(value => (double)value), Near);
        Assert.Equal((16, 16), (passes.Forward, passes.Backward));
    }

    [Fact]
    public void Where_the_gradient_is_the_same_everywhere_noise_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var model = PixelReader.Load(_folder);
        using var network = new FrozenNetwork(model);
        using var images = ImagePreparer.Prepare(
            model, network, "features.1", ["picture"], ones(1, 3, 2, 2), null, [0], CancellationToken.None);

        var mean = images.Take(new InputSource(ExpectedGradients.Word), 0, 1);

        Assert.Equal([0, PixelReader.Gain, 0, 0], mean[0, 0].flatten().data<float>().ToArray().Select(value => (double)value), Near);
    }

    [Fact]
    public void Noise_is_that_of_the_place_and_counts()
    {
        using var scope = NewDisposeScope();
        using var model = Load();
        using var network = new FrozenNetwork(model);
        using var images = Prepare(model, network, 0.8f);
        var chunk = new TerminalChunk(images, 0, 1, new TerminalPasses(), CancellationToken.None);

        float Mean(double deviation) =>
            ExpectedGradients.Mean(chunk, "features.1", images.Target, 16, deviation)[0, 0, 0, 0].ToSingle();

        Assert.Equal(Mean(3), Mean(3));
        Assert.NotEqual(Mean(0), Mean(3));
    }

    public void Dispose() => _folder.Dispose();

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-6;

    private static PreparedImages Prepare(CamModel model, FrozenNetwork network, float red) => ImagePreparer.Prepare(
        model, network, "features.1", ["picture"], tensor([red, 0, 0, 0, 0, 0], [1, 3, 1, 2]), null, [0],
        CancellationToken.None);

    private CamModel Load()
    {
        File.WriteAllText(_folder.File("half.json"), Sidecar);
        SafetensorsWriter.Write(
            _folder.File("half.safetensors"),
            ("features.0.weight", [3, 3, 1, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1]), ("features.0.bias", [3], [0, 0, 0]),
            ("hidden.weight", [1, 6], [1, 0, 0, 0, 0, 0]), ("hidden.bias", [1], [-0.5f]),
            ("out.weight", [2, 1], [1, 0]), ("out.bias", [2], [0, 0]));
        return CamModel.Load(_folder.File("half.safetensors"), _folder.File("half.json"));
    }
}
