using SyCam.Grammar.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// What the network says of the image seen through each channel: the channel, upsampled and scaled to [0,1], is
/// multiplied with the normalised input, which goes through the frozen network. Libraries differ in the order of
/// upsampling and scaling, and in whether the corners of both grids are aligned.
/// </summary>
internal static class MaskScores
{
    public const int NoisySamples = 35;
    public const double NoiseDeviation = 2;
    public const int Strengths = 10;
    private const double Epsilon = 1e-8;

    /// <summary>Score-CAM as pytorch-grad-cam computes it: corners aligned, (m - min) / (max - min + 1e-8).</summary>
    public static Tensor Aligned(TerminalChunk chunk, TerminalKey key) =>
        Score(chunk, key, map => Scaled(Upsample(chunk, map, alignCorners: true)), (mask, _, _) => [mask]);

    /// <summary>SS-CAM: the mean over masks with normal noise at each pixel, less the score of the clean image. As torch-cam
    /// computes it: scaled at the channel's own size, then upsampled, corners not aligned.</summary>
    public static Tensor Noisy(TerminalChunk chunk, TerminalKey key) =>
        Noisy(chunk, key, NoisySamples, NoiseDeviation);

    /// <inheritdoc cref="Noisy(TerminalChunk, TerminalKey)"/>
    internal static Tensor Noisy(TerminalChunk chunk, TerminalKey key, int samples, double deviation) =>
        LessClean(chunk, key, Score(
            chunk, key, map => Upsample(chunk, Scaled(map), alignCorners: false),
            (mask, image, channel) => Enumerable.Range(0, samples)
                .Select(sample => mask + Noise(chunk, mask, image, channel, sample, deviation))));

    /// <summary>IS-CAM: the mean over masks of strength i/n for i = 1..n, less the score of the clean image; the masks are
    /// those of SS-CAM without noise.</summary>
    public static Tensor Integrated(TerminalChunk chunk, TerminalKey key) =>
        LessClean(chunk, key, Score(
            chunk, key, map => Upsample(chunk, Scaled(map), alignCorners: false),
            (mask, _, _) => Enumerable.Range(1, Strengths).Select(strength => mask * ((float)strength / Strengths))));

    /// <summary>Score-CAM as its authors' code computes it: corners not aligned, no epsilon, the softmax probability,
    /// and 0 for a channel that is the same everywhere.</summary>
    public static Tensor Official(TerminalChunk chunk, TerminalKey key)
    {
        using var scope = NewDisposeScope();
        long[] positions = [2, 3];
        var activations = chunk.Activations(key.Layer);
        var varies = activations.amax(positions).gt(activations.amin(positions));
        var probability = TargetReader.Read("p").Target!;
        return ChannelRows.Score(chunk, activations, varies, (image, channel) =>
        {
            var large = Upsample(chunk, ChannelRows.Pick(activations, image, channel), alignCorners: false);
            var least = large.amin(positions, true);
            return See(chunk, probability, (large - least) / (large.amax(positions, true) - least), image);
        }).MoveToOuterDisposeScope();
    }

    // The mean score over variants of each mask.
    private static Tensor Score(
        TerminalChunk chunk, TerminalKey key, Func<Tensor, Tensor> toMask,
        Func<Tensor, Tensor, Tensor, IEnumerable<Tensor>> variants)
    {
        using var scope = NewDisposeScope();
        var activations = chunk.Activations(key.Layer);
        var all = ones(activations.shape[0], activations.shape[1], device: activations.device);
        return ChannelRows.Score(chunk, activations, all, (image, channel) =>
        {
            var mask = toMask(ChannelRows.Pick(activations, image, channel));
            var total = zeros(image.shape[0], device: image.device);
            var count = 0;
            foreach (var variant in variants(mask, image, channel))
            {
                using var inner = NewDisposeScope();
                total.add_(See(chunk, key.Target, variant, image));
                variant.Dispose();
                count++;
            }

            return total / (float)count;
        }).MoveToOuterDisposeScope();
    }

    private static Tensor Scaled(Tensor maps)
    {
        long[] positions = [2, 3];
        var least = maps.amin(positions, true);
        return (maps - least) / (maps.amax(positions, true) - least + Epsilon);
    }

    private static Tensor See(TerminalChunk chunk, TargetExpression target, Tensor mask, Tensor image)
    {
        var masked = chunk.Inputs.index_select(0, image) * mask;
        var logits = chunk.Images.Network.Logits(masked, chunk.Cancellation);
        chunk.Passes.Forward += mask.shape[0];
        return TargetEvaluator.Evaluate(target, logits, chunk.Classes.index_select(0, image));
    }

    private static Tensor LessClean(TerminalChunk chunk, TerminalKey key, Tensor scores) =>
        scores - TargetEvaluator.Evaluate(key.Target, chunk.Logits, chunk.Classes).reshape(-1, 1, 1, 1);

    private static Tensor Upsample(TerminalChunk chunk, Tensor channels, bool alignCorners) =>
        nn.functional.interpolate(
            channels, [chunk.Images.Height, chunk.Images.Width], mode: InterpolationMode.Bilinear,
            align_corners: alignCorners);

    // Seeded by place, channel and sample, so that neither the batch nor its order matters.
    private static Tensor Noise(
        TerminalChunk chunk, Tensor mask, Tensor image, Tensor channel, int sample, double deviation)
    {
        var size = (int)(mask.shape[2] * mask.shape[3]);
        var places = image.cpu().data<long>().ToArray();
        var channels = channel.cpu().data<long>().ToArray();
        var noise = new float[places.Length * size];
        for (var i = 0; i < places.Length; i++)
            new NormalNoise(chunk.SeedOf((int)places[i]), channels[i], sample).Fill(noise.AsSpan(i * size, size), deviation);
        return tensor(noise, mask.shape, device: mask.device);
    }
}
