namespace SyCam.Eval.Images;

/// <summary>Lays saliency maps over photographs.</summary>
public static class Overlay
{
    /// <summary>The weight of the map that the CAM libraries use.</summary>
    public const float DefaultAlpha = 0.5f;

    /// <summary>The photograph with the map's colours over it: (1 - alpha) * photo + alpha * colour.</summary>
    /// <param name="photo">The photograph.</param>
    /// <param name="map">[height, width] of the photograph, row by row, in [0, 1]; NaN is drawn as 0.</param>
    /// <param name="alpha">The weight of the map, in [0, 1].</param>
    /// <param name="colours">The colours; jet where none are given.</param>
    /// <exception cref="ArgumentException">The map has another size than the photograph, or alpha is out of
    /// range.</exception>
    public static RgbImage Render(
        RgbImage photo, ReadOnlySpan<float> map, float alpha = DefaultAlpha, Colormap? colours = null)
    {
        ArgumentNullException.ThrowIfNull(photo);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alpha, 1);
        if (map.Length != photo.Height * photo.Width)
            throw new ArgumentException($"{map.Length} values are not {photo.Height} x {photo.Width}", nameof(map));
        colours ??= Colormap.Jet;
        var pixels = photo.Pixels.ToArray();
        for (int i = 0; i < map.Length; i++)
        {
            var colour = colours.Of(map[i]);
            Blend(ref pixels[3 * i], colour.Red, alpha);
            Blend(ref pixels[3 * i + 1], colour.Green, alpha);
            Blend(ref pixels[3 * i + 2], colour.Blue, alpha);
        }
        return new RgbImage(photo.Height, photo.Width, pixels);
    }

    /// <summary>The map alone in colours.</summary>
    /// <param name="height">Rows of the map.</param>
    /// <param name="width">Columns of the map.</param>
    /// <param name="map">[height, width], row by row, in [0, 1]; NaN is drawn as 0.</param>
    /// <param name="colours">The colours; jet where none are given.</param>
    /// <exception cref="ArgumentException">The map does not have that size.</exception>
    public static RgbImage RenderMap(int height, int width, ReadOnlySpan<float> map, Colormap? colours = null) =>
        Render(new RgbImage(height, width, new byte[height * width * 3]), map, 1, colours);

    /// <summary>Lays a colour's channel over a pixel's.</summary>
    internal static void Blend(ref byte pixel, byte colour, float alpha) =>
        pixel = (byte)((1 - alpha) * pixel + alpha * colour + 0.5f);
}
