namespace SyCam.Eval.Images;

/// <summary>Resizes pictures exactly as PIL (and so torchvision on PIL pictures) does.</summary>
internal static class Resampler
{
    private const int Channels = 3;

    /// <summary>Antialiased bilinear; columns first, then rows, each rounded to 8 bits.</summary>
    public static RgbImage Bilinear(RgbImage image, int height, int width)
    {
        var result = image;
        if (width != result.Width) result = ResizeColumns(result, width);
        if (height != result.Height) result = ResizeRows(result, height);
        return result;
    }

    /// <summary>Nearest neighbour: the old pixel under the middle of the new one.</summary>
    public static GreyImage Nearest(GreyImage image, int height, int width)
    {
        if (image.Height == height && image.Width == width) return image;
        var pixels = new byte[height * width];
        for (int y = 0; y < height; y++)
        {
            var row = image.Pixels.Slice(Under(y, image.Height, height) * image.Width, image.Width);
            for (int x = 0; x < width; x++) pixels[y * width + x] = row[Under(x, image.Width, width)];
        }
        return new GreyImage(height, width, pixels);
    }

    private static int Under(int position, int from, int to) => (int)((2L * position + 1) * from / (2L * to));

    private static RgbImage ResizeColumns(RgbImage image, int width)
    {
        var taps = Taps.Make(image.Width, width);
        var pixels = new byte[image.Height * width * Channels];
        for (int y = 0; y < image.Height; y++)
        {
            var row = image.Pixels.Slice(y * image.Width * Channels, image.Width * Channels);
            var target = pixels.AsSpan(y * width * Channels, width * Channels);
            for (int x = 0; x < width; x++)
            {
                var weights = taps.Weights.AsSpan(x * taps.Stride, taps.Count[x]);
                for (int c = 0; c < Channels; c++)
                {
                    long sum = 1L << (Taps.FractionBits - 1);
                    for (int k = 0, at = taps.First[x] * Channels + c; k < weights.Length; k++, at += Channels)
                        sum += row[at] * weights[k];
                    target[x * Channels + c] = ToByte(sum);
                }
            }
        }
        return new RgbImage(image.Height, width, pixels);
    }

    private static RgbImage ResizeRows(RgbImage image, int height)
    {
        var taps = Taps.Make(image.Height, height);
        var stride = image.Width * Channels;
        var pixels = new byte[height * stride];
        for (int y = 0; y < height; y++)
        {
            var weights = taps.Weights.AsSpan(y * taps.Stride, taps.Count[y]);
            var rows = image.Pixels.Slice(taps.First[y] * stride, weights.Length * stride);
            for (int x = 0; x < stride; x++)
            {
                long sum = 1L << (Taps.FractionBits - 1);
                for (int k = 0; k < weights.Length; k++) sum += rows[k * stride + x] * weights[k];
                pixels[y * stride + x] = ToByte(sum);
            }
        }
        return new RgbImage(height, image.Width, pixels);
    }

    private static byte ToByte(long sum) => (byte)Math.Clamp(sum >> Taps.FractionBits, 0, byte.MaxValue);
}
