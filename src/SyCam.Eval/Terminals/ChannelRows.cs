using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// Scores of channels, one pass of the network for each: the channels of all images of a chunk form one list, which is
/// worked through in full batches.
/// </summary>
internal static class ChannelRows
{
    /// <summary>Scores some channels.</summary>
    /// <param name="chunk">The images.</param>
    /// <param name="activations">Activations <c>[n,K,h,w]</c>.</param>
    /// <param name="isScored">Which channels to score, <c>[n,K]</c>; the others get 0.</param>
    /// <param name="score">From the places of the images in the chunk and of the channels, both <c>[m]</c>, to the
    /// scores <c>[m]</c>.</param>
    /// <returns>The scores <c>[n,K,1,1]</c>.</returns>
    public static Tensor Score(
        TerminalChunk chunk, Tensor activations, Tensor isScored, Func<Tensor, Tensor, Tensor> score)
    {
        using var scope = NewDisposeScope();
        var (count, channels) = (activations.shape[0], activations.shape[1]);
        var rows = isScored.flatten().nonzero().flatten();
        var scores = zeros(count * channels, device: activations.device);
        var batch = chunk.Images.Network.BatchSize;
        for (long start = 0; start < rows.shape[0]; start += batch)
        {
            chunk.Cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var part = rows.narrow(0, start, Math.Min(batch, rows.shape[0] - start));
            var channel = part.remainder(channels);
            scores.index_put_(score((part - channel).div(channels).to(ScalarType.Int64), channel), part);
        }

        return scores.reshape(count, channels, 1, 1).MoveToOuterDisposeScope();
    }

    /// <summary>The channels of some rows alone, <c>[m,1,h,w]</c>.</summary>
    public static Tensor Pick(Tensor activations, Tensor image, Tensor channel)
    {
        var rows = (image * activations.shape[1]) + channel;
        return activations.flatten(0, 1).index_select(0, rows).unsqueeze(1);
    }
}
