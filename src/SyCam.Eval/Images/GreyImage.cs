namespace SyCam.Eval.Images;

/// <summary>A picture of one 8-bit channel, rows from the top; masks hold 255 on the object and 0 elsewhere.</summary>
public sealed class GreyImage
{
    private readonly byte[] _pixels;

    /// <summary>Wraps the pixels; the array is not copied and must not be changed afterwards.</summary>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="pixels">height * width bytes, [height, width].</param>
    /// <exception cref="ArgumentException">A size is not positive, or the array does not fit it.</exception>
    public GreyImage(int height, int width, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (pixels.LongLength != (long)height * width)
            throw new ArgumentException($"{pixels.LongLength} bytes are not {height} x {width}", nameof(pixels));
        Height = height;
        Width = width;
        _pixels = pixels;
    }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>The number of columns.</summary>
    public int Width { get; }

    /// <summary>The bytes, [height, width].</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;
}
