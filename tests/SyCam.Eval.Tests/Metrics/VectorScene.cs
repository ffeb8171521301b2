using System.Globalization;
using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>
/// One picture of one row before linear layers over its flattened values, with a ReLU between two of them. The layer's
/// activations are the picture itself.
/// </summary>
internal sealed class VectorScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;
    private readonly SaliencyScorer _scorer;
    private readonly MetricContext _context;

    /// <summary>A picture and a network.</summary>
    /// <param name="pixels">Its values, none below 0: first red, then green, then blue.</param>
    /// <param name="label">The class that is explained.</param>
    /// <param name="target">The target.</param>
    /// <param name="layers">For each linear layer its weights, row by row, and its biases.</param>
    public VectorScene(float[] pixels, long label, string target, params (float[] Weights, float[] Biases)[] layers)
    {
        Width = pixels.Length / 3;
        _model = Load(_folder, Width, layers);
        _network = new FrozenNetwork(_model);
        _images = ImagePreparer.Prepare(
            _model, _network, "features.1", TargetReader.Read(target).Target!, ["picture"],
            tensor(pixels, [1, 3, 1, Width]), null, [label], CancellationToken.None);
        _scorer = new SaliencyScorer(_images, _network, MethodTerms.Sources);
        _context = new MetricContext(_images, _network, MetricOptions.Full, CancellationToken.None);
    }

    /// <summary>The number of pixels.</summary>
    public int Width { get; }

    /// <summary>The score of a named method or an expression.</summary>
    public double Score(string metric, string method)
    {
        var read = MetricReader.Read(metric);
        var term = MethodTerms.Find(method) ?? TermReader.Read(method).Term ?? throw new ArgumentException(method);
        return _scorer.Score([term], [read], MetricOptions.Full, Range.All, CancellationToken.None)[0]
            .PerImage[read.Name][0];
    }

    /// <summary>The score of a map.</summary>
    public double Score(string metric, params float[] map)
    {
        using var saliency = tensor(map, [1, 1, 1, Width]);
        return MetricScores.Of(metric, _context, saliency, [0])[0];
    }

    private static CamModel Load(TemporaryFolder folder, int width, (float[] Weights, float[] Biases)[] layers)
    {
        List<string> texts =
        [
            """{ "name": "features.0", "type": "conv", "out": 3, "k": 1 }""",
            """{ "name": "features.1", "type": "relu" }""",
            """{ "type": "flatten" }""",
        ];
        List<(string, long[], float[])> tensors =
        [
            ("features.0.weight", [3, 3, 1, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1]), ("features.0.bias", [3], new float[3]),
        ];
        for (var i = 0; i < layers.Length; i++)
        {
            var (weights, biases) = layers[i];
            if (i > 0) texts.Add("""{ "type": "relu" }""");
            texts.Add(string.Create(
                CultureInfo.InvariantCulture, $$"""{ "name": "linear.{{i}}", "type": "linear", "out": {{biases.Length}} }"""));
            tensors.Add(($"linear.{i}.weight", [biases.Length, weights.Length / biases.Length], weights));
            tensors.Add(($"linear.{i}.bias", [biases.Length], biases));
        }

        File.WriteAllText(folder.File("vector.json"), $$"""
            {
              "architecture": "sequential", "input": [3, 1, {{width}}], "mean": [0, 0, 0], "std": [1, 1, 1],
              "default_layer": "features.1", "layers": [ {{string.Join(", ", texts)}} ]
            }
            """);
        SafetensorsWriter.Write(folder.File("vector.safetensors"), [.. tensors]);
        return CamModel.Load(folder.File("vector.safetensors"));
    }

    public void Dispose()
    {
        _context.Dispose();
        _scorer.Dispose();
        _images.Dispose();
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }
}
