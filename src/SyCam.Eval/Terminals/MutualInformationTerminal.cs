using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// The mutual information of the grey image and each channel (MI-CAM), in nats, <c>[n,K,1,1]</c>: the channel is
/// upsampled (corners not aligned), both are scaled to [0,1] and counted in 32 by 32 bins. A channel that is the same
/// everywhere says nothing and gets 0.
/// </summary>
internal static class MutualInformationTerminal
{
    private const int Bins = 32;
    private const int ChannelsAtOnce = 32;
    private static readonly long[] Positions = [2, 3];

    // ITU-R BT.601, as in PIL's and OpenCV's conversion to grey.
    private static readonly float[] Luma = [0.299f, 0.587f, 0.114f];

    public static Tensor Compute(TerminalChunk chunk, TerminalKey key)
    {
        using var scope = NewDisposeScope();
        var activations = chunk.Activations(key.Layer);
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

        return stack(images).reshape(chunk.Count, -1, 1, 1).MoveToOuterDisposeScope();
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
        var independent = joint.sum([2L], true) * joint.sum([1L], true);
        var terms = (joint * (joint / independent).log()).masked_fill(joint.eq(0), 0);
        var varies = channels.amax(Positions).gt(channels.amin(Positions)).flatten();
        return terms.sum([1L, 2L]).to(ScalarType.Float32).masked_fill(varies.logical_not(), 0);
    }

    /// <summary>The bin of each value of planes <c>[n,K,H,W]</c>; 0 in a plane that is the same everywhere.</summary>
    private static Tensor Levels(Tensor planes)
    {
        var least = planes.amin(Positions, true);
        var range = planes.amax(Positions, true) - least;
        var share = ((planes - least) / range).masked_fill(range.eq(0), 0);
        return (share * Bins).floor().clamp(0, Bins - 1).to(ScalarType.Int64);
    }
}
