using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>
/// Methods before a network that does the same everywhere: 1x1 convolutions that change nothing, a ReLU and the mean over
/// the picture, so that flipping, turning or shifting the picture does the same to every map, and class 0 has the logit
/// <see cref="Gain"/> times the mean red value, class 1 has 0. The layer is as large as the picture.
/// </summary>
internal sealed class LayerScene : IDisposable
{
    public const double Gain = 2;

    private readonly TemporaryFolder _folder = new();
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;
    private readonly SaliencyScorer _scorer;

    /// <summary>A picture.</summary>
    /// <param name="height">Its height.</param>
    /// <param name="width">Its width.</param>
    /// <param name="red">Its red values, row by row; green and blue are 0.</param>
    public LayerScene(int height, int width, params float[] red)
        : this(height, width, red, [1, 0, 0, 0, 1, 0, 0, 0, 1], [(float)Gain, 0, 0, 0, 0, 0])
    {
    }

    /// <summary>A picture before a network with other weights.</summary>
    /// <param name="height">The picture's height.</param>
    /// <param name="width">Its width.</param>
    /// <param name="red">Its red values, row by row; green and blue are 0.</param>
    /// <param name="convolution">From each channel of the picture to each of the layer, 3x3.</param>
    /// <param name="head">From each channel of the layer to each class, 2x3.</param>
    public LayerScene(int height, int width, float[] red, float[] convolution, float[] head)
    {
        Model = Load(_folder, height, width, convolution, head);
        _network = new FrozenNetwork(Model);
        var pixels = new float[3 * height * width];
        red.CopyTo(pixels, 0);
        _images = ImagePreparer.Prepare(
            Model, _network, "features.1", ["picture"], tensor(pixels, [1, 3, height, width]), null, [0],
            CancellationToken.None);
        _scorer = new SaliencyScorer(_images, _network, MethodTerms.Sources);
    }

    /// <summary>The network.</summary>
    public CamModel Model { get; }

    /// <summary>The score of a named method or an expression.</summary>
    public double Score(string metric, string method)
    {
        var read = MetricReader.Read(metric);
        var term = MethodTerms.Find(method) ?? TermReader.Read(method).Term ?? throw new ArgumentException(method);
        return _scorer.Score([term], [read], MetricOptions.Full, Range.All, CancellationToken.None)[0]
            .PerImage[read.Name][0];
    }

    /// <summary>The probability of class 0 for a mean red value.</summary>
    public static double Probability(double mean) => 1 / (1 + Math.Exp(-Gain * mean));

    private static CamModel Load(
        TemporaryFolder folder, int height, int width, float[] convolution, float[] head)
    {
        File.WriteAllText(folder.File("plain.json"), $$"""
            {
              "architecture": "sequential", "input": [3, {{height}}, {{width}}], "mean": [0, 0, 0], "std": [1, 1, 1],
              "classes": ["red", "other"], "default_layer": "features.1",
              "layers": [
                { "name": "features.0", "type": "conv", "out": 3, "k": 1 }, { "name": "features.1", "type": "relu" },
                { "type": "gap" }, { "type": "flatten" }, { "name": "out", "type": "linear", "out": 2 }
              ]
            }
            """);
        SafetensorsWriter.Write(
            folder.File("plain.safetensors"),
            ("features.0.weight", [3, 3, 1, 1], convolution), ("features.0.bias", [3], new float[3]),
            ("out.weight", [2, 3], head), ("out.bias", [2], new float[2]));
        return CamModel.Load(folder.File("plain.safetensors"));
    }

    public void Dispose()
    {
        _scorer.Dispose();
        _images.Dispose();
        _network.Dispose();
        Model.Dispose();
        _folder.Dispose();
    }
}
