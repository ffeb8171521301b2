using System.Globalization;
using SyCam.Eval;

namespace SyCam.Cli.Experiments;

/// <summary>How many images are held at once.</summary>
internal static class BlockSize
{
    // What the network is run over at preparation, and so what decides how its sums are rounded.
    private const int Chunk = 16;
    private const int Most = 256;
    private const long Gibibyte = 1L << 30;

    // Beside an image its copies that metrics keep: blurred, as mean colour, and the like.
    private const int Copies = 4;

    /// <summary>The number of images of a block: a multiple of every batch, so that the blocks do not show in any score;
    /// one batch at least and 256 at most, or a batch when that is more.</summary>
    /// <param name="source">The model and its layer.</param>
    /// <param name="memory">The bytes that the images may take.</param>
    public static int Of(ExperimentSource source, long memory)
    {
        var input = source.Model.Sidecar.Input;
        var layer = source.Model.DescribeLayers().Single(one => one.Name == source.Layer);
        var pixels = (long)input.Height * input.Width;
        var activations = (long)layer.Channels * layer.Height * layer.Width;
        var bytes = sizeof(float) * ((3 * pixels * Copies) + pixels + (2 * activations));
        var batch = LeastCommonMultiple(Chunk, source.Network.BatchSize);
        return (int)Math.Max(batch, Math.Min(memory / bytes, Most) / batch * batch);
    }

    /// <summary>A quarter of the memory that this process may use, at most 2 GiB.</summary>
    public static long DefaultMemory =>
        Math.Min(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, 2 * Gibibyte);

    /// <summary>Reads an amount such as <c>500M</c> or <c>4G</c>.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static long ParseMemory(string text)
    {
        var unit = text.Length == 0 ? 0 : char.ToUpperInvariant(text[^1]) switch { 'M' => 1L << 20, 'G' => Gibibyte, _ => 0 };
        if (unit > 0 && double.TryParse(
                text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and < 1e6)
        {
            return (long)(count * unit);
        }

        throw new InputException($"--memory {text}: expected an amount such as 500M or 4G");
    }

    private static int LeastCommonMultiple(int one, int other)
    {
        var (a, b) = (one, other);
        while (b > 0) (a, b) = (b, a % b);
        return one / a * other;
    }
}
