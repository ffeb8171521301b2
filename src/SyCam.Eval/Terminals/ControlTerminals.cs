using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>Values that know nothing of the class: what a metric must not reward.</summary>
internal static class ControlTerminals
{
    /// <summary>The seed of the random weights of the image at place 0.</summary>
    public const long RandomSeed = 20_250_414;

    /// <summary>Weights in [-1,1) of the layer's channels, <c>[n,K,1,1]</c>, seeded by the image's place.</summary>
    public static Tensor Random(TerminalChunk chunk, TerminalKey key)
    {
        var channels = chunk.Model.DescribeLayers().Single(layer => layer.Name == key.Layer).Channels;
        var weights = new float[chunk.Count * channels];
        for (var i = 0; i < chunk.Count; i++)
        {
            var random = new Random(unchecked((int)(RandomSeed + chunk.SeedOf(i))));
            for (var k = 0; k < channels; k++) weights[(i * channels) + k] = (float)((2 * random.NextDouble()) - 1);
        }

        return tensor(weights, [chunk.Count, channels, 1, 1], device: chunk.Model.Device);
    }

    /// <summary>1 everywhere except 0 at the top left pixel, <c>[n,1,H,W]</c>.</summary>
    public static Tensor Fake(TerminalChunk chunk, TerminalKey key)
    {
        var map = new float[chunk.Images.Height * chunk.Images.Width];
        Array.Fill(map, 1);
        map[0] = 0;
        return Repeated(chunk, map);
    }

    /// <summary>A Gaussian at the centre whose deviations are a quarter of the sides, <c>[n,1,H,W]</c>.</summary>
    public static Tensor Gaussian(TerminalChunk chunk, TerminalKey key)
    {
        var (height, width) = (chunk.Images.Height, chunk.Images.Width);
        var map = new float[height * width];
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                map[(row * width) + column] =
                    (float)Math.Exp(-(Squared(column, width) + Squared(row, height)) / 2);
        return Repeated(chunk, map);
    }

    // The distance of a pixel's middle from the centre, in deviations, squared.
    private static double Squared(int place, long size)
    {
        var deviations = (place + 0.5 - (size / 2.0)) / (size / 4.0);
        return deviations * deviations;
    }

    private static Tensor Repeated(TerminalChunk chunk, float[] map) =>
        tensor(map, [1, 1, chunk.Images.Height, chunk.Images.Width], device: chunk.Model.Device)
            .repeat([chunk.Count, 1, 1, 1]);
}
