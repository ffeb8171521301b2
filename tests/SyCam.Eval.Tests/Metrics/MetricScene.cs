using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Scoring;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>One picture with a mask before the network that reads one pixel.</summary>
internal sealed class MetricScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly PreparedImages _images;
    private readonly MetricContext _context;
    private readonly (int Height, int Width) _size;

    /// <summary>A picture.</summary>
    /// <param name="height">Its height.</param>
    /// <param name="width">Its width.</param>
    /// <param name="mask">Its mask, 1 on the object, row by row; null for none.</param>
    /// <param name="pixels">Its values, channel by channel; null for ones.</param>
    /// <param name="label">The class that is explained.</param>
    public MetricScene(int height, int width, float[]? mask = null, float[]? pixels = null, long label = 0)
    {
        _size = (height, width);
        _model = PixelReader.Load(_folder, height, width);
        _network = new FrozenNetwork(_model, batchSize: 4);
        _images = ImagePreparer.Prepare(
            _model, _network, "features.1", ["picture"],
            pixels is null ? ones(1, 3, height, width) : tensor(pixels, [1, 3, height, width]),
            mask is null ? null : tensor(mask, [1, 1, height, width]), [label], CancellationToken.None);
        _context = new MetricContext(_images, _network, MetricOptions.Full, CancellationToken.None);
    }

    /// <summary>The score of a map, given row by row.</summary>
    public double Score(string metric, params float[] map)
    {
        using var saliency = tensor(map, [1, 1, _size.Height, _size.Width]);
        return MetricScores.Of(metric, _context, saliency, [0])[0];
    }

    public void Dispose()
    {
        _context.Dispose();
        _images.Dispose();
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }
}
