namespace SyCam.Eval.Images;

/// <summary>An 8-bit colour picture: rows from the top, red, green and blue interleaved.</summary>
public sealed class RgbImage
{
    private readonly byte[] _pixels;

    /// <summary>Wraps the pixels; the array is not copied and must not be changed afterwards.</summary>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="pixels">height * width * 3 bytes, [height, width, 3].</param>
    /// <exception cref="ArgumentException">A size is not positive, or the array does not fit it.</exception>
    public RgbImage(int height, int width, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (pixels.LongLength != 3L * height * width)
            throw new ArgumentException($"{pixels.LongLength} bytes are not {height} x {width} x 3", nameof(pixels));
        Height = height;
        Width = width;
        _pixels = pixels;
    }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    /// <summary>The bytes, [height, width, 3].</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;
}
