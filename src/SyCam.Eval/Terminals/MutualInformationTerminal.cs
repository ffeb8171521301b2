using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// What the grey image and each channel say of each other (MI-CAM), <c>[n,K,1,1]</c>: the channel is upsampled (corners not
/// aligned), both are scaled to [0,1] and counted in 32 by 32 bins. In nats the mutual information I and the channel's own
/// entropy H, and 2 I / (H of the image + H), in [0,1]. A channel that is the same everywhere says nothing and gets 0. The
/// three are made of the same counts, and all three are kept when one is read.
/// </summary>
internal static class MutualInformationTerminal
{
    private const int Bins = 32;
    private const int ChannelsAtOnce = 32;
    private static readonly long[] Positions = [2, 3];

    // ITU-R BT.601, as in PIL's and OpenCV's conversion to grey.
    private static readonly float[] Luma = [0.299f, 0.587f, 0.114f];

    public static readonly IReadOnlyList<string> Words =
        ["mutual_information", "normalised_mutual_information", "channel_entropy"];

    public static IReadOnlyList<(InputSource Source, Tensor Values)> Compute(
        TerminalChunk chunk, IReadOnlyList<TerminalKey> keys)
    {
        List<(InputSource, Tensor)> values = [];
        foreach (var key in keys.DistinctBy(key => key.Layer))
        {
            using var scope = NewDisposeScope();
            var all = OfLayer(chunk, key.Layer);
            values.AddRange(Words.Select((word, i) =>
                (key.Source with { Word = word }, all.narrow(2, i, 1).unsqueeze(3).contiguous().MoveToOuterDisposeScope())));
        }

        return values;
    }

    // The three numbers of each channel, [n,K,3].
    private static Tensor OfLayer(TerminalChunk chunk, string layer)
    {
        using var scope = NewDisposeScope();
        var activations = chunk.Activations(layer);
        var grey = Levels(Grey(chunk));
        List<Tensor> images = [];
        for (var i = 0; i < chunk.Count; i++)
        {
            List<Tensor> parts = [];
            for (long start = 0; start < activations.shape[1]; start += ChannelsAtOnce)
            {
                chunk.Cancellation.ThrowIfCancellationRequested();
                using var inner = NewDisposeScope();
                var length = Math.Min(ChannelsAtOnce, activations.shape[1] - start);
                var channels = activations.narrow(0, i, 1).narrow(1, start, length);
                parts.Add(OfChannels(channels, grey.narrow(0, i, 1)).MoveToOuterDisposeScope());
            }

            images.Add(cat(parts, 0));
        }

        return stack(images).MoveToOuterDisposeScope();
    }

    // The picture before normalisation: each channel of it is scaled differently, and so weighs differently.
    private static Tensor Grey(TerminalChunk chunk)
    {
        var (mean, std) = (chunk.Model.Sidecar.Mean, chunk.Model.Sidecar.Std);
        var channels = mean.Count;
        var weights = Enumerable.Range(0, channels)
            .Select(k => (channels == Luma.Length ? Luma[k] : 1f / channels) * (float)std[k]).ToArray();
        // The mean of the colours shifts all pixels alike, which the scaling takes away.
        return (chunk.Inputs * tensor(weights, device: chunk.Model.Device).reshape(1, channels, 1, 1)).sum([1L], true);
    }

    private static Tensor OfChannels(Tensor channels, Tensor grey)
    {
        var (height, width) = (grey.shape[2], grey.shape[3]);
        var large = nn.functional.interpolate(
            channels, [height, width], mode: InterpolationMode.Bilinear, align_corners: false);
        var count = channels.shape[1];
        var table = arange(count, ScalarType.Int64, grey.device).reshape(1, count, 1, 1) * (Bins * Bins);
        var cell = table + (Levels(large) * Bins) + grey;
        var rows = cell.flatten();
        var counts = zeros(count * Bins * Bins, ScalarType.Float64, grey.device).index_add_(
            0, rows, ones(rows.shape[0], ScalarType.Float64, grey.device), 1);
        var joint = counts.reshape(count, Bins, Bins) / (double)(height * width);
        var (own, image) = (Entropy(joint.sum([2L])), Entropy(joint.sum([1L])));
        var information = own + image - Entropy(joint.flatten(1));
        var all = stack([information, 2 * information / (own + image), own], 1).to(ScalarType.Float32);
        var varies = channels.amax(Positions).gt(channels.amin(Positions)).reshape(-1, 1);
        return all.masked_fill(varies.logical_not(), 0);
    }

    // Of each row of shares [K,m], in nats.
    private static Tensor Entropy(Tensor shares) => -(shares * shares.log()).masked_fill(shares.eq(0), 0).sum([1L]);

    /// <summary>The bin of each value of planes <c>[n,K,H,W]</c>; 0 in a plane that is the same everywhere.</summary>
    private static Tensor Levels(Tensor planes)
    {
        var least = planes.amin(Positions, true);
        var range = planes.amax(Positions, true) - least;
        var share = ((planes - least) / range).masked_fill(range.eq(0), 0);
        return (share * Bins).floor().clamp(0, Bins - 1).to(ScalarType.Int64);
    }
}
