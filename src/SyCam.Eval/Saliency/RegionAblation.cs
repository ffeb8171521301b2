using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Saliency;

/// <summary>What the network says of images without some of their pixels. Owned by one thread.</summary>
/// <param name="images">The images; they stay the caller's.</param>
/// <param name="network">The frozen network; it stays the caller's.</param>
/// <param name="substrate">What replaces the pixels: one of <see cref="SubstrateNames"/>.</param>
/// <param name="cancellation">Checked before each batch.</param>
public sealed class RegionAblation(PreparedImages images, FrozenNetwork network, string substrate, CancellationToken cancellation)
    : IDisposable
{
    private readonly MetricContext _context = new(images, network, MetricOptions.Full, cancellation);

    /// <summary>What can replace pixels: a blurred copy, the mean colour of the training set, that of the image, or black.</summary>
    public static IReadOnlyList<string> SubstrateNames { get; } =
        [Substrates.Blur, Substrates.Zero, Substrates.Mean, Substrates.Black];

    /// <summary>The probabilities of all classes when pixels of one image are replaced.</summary>
    /// <param name="place">The place of the image.</param>
    /// <param name="removed">For each copy which pixels are replaced, row by row, as many as the input has.</param>
    /// <returns>For each copy its softmax probabilities.</returns>
    public IReadOnlyList<double[]> Probabilities(int place, IReadOnlyList<bool[]> removed)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var picture = images.Inputs.narrow(0, place, 1);
        var other = Substrates.Of(_context, substrate).narrow(0, place, 1);
        List<double[]> all = [];
        for (var start = 0; start < removed.Count; start += network.BatchSize)
        {
            using var group = NewDisposeScope();
            var masks = removed.Skip(start).Take(network.BatchSize).SelectMany(copy => copy).Select(gone => gone ? 1f : 0f).ToArray();
            var weights = tensor(masks, [masks.Length / (images.Height * images.Width), 1, images.Height, images.Width])
                .to(images.Inputs.device);
            var logits = network.Logits((picture * (1 - weights)) + (other * weights), cancellation);
            var values = logits.softmax(1).to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
            all.AddRange(values.Chunk((int)logits.shape[1]));
        }

        return all;
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();
}
