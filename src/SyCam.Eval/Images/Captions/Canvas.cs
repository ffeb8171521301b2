namespace SyCam.Eval.Images.Captions;

/// <summary>A white sheet that pictures and captions are put on.</summary>
internal sealed class Canvas
{
    private const int Channels = 3;

    private readonly byte[] _pixels;

    public Canvas(int height, int width)
    {
        Codecs.ImageSize.Check(width, height, "the grid");
        (Height, Width) = (height, width);
        _pixels = new byte[height * width * Channels];
        _pixels.AsSpan().Fill(byte.MaxValue);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>Puts the picture's first pixel at (top, left), every pixel enlarged to scale x scale.</summary>
    public void Draw(RgbImage image, int top, int left, int scale)
    {
        var stride = image.Width * Channels;
        for (int y = 0; y < image.Height * scale; y++)
        {
            var row = image.Pixels.Slice(y / scale * stride, stride);
            for (int x = 0; x < image.Width * scale; x++)
                row.Slice(x / scale * Channels, Channels).CopyTo(Pixel(top + y, left + x));
        }
    }

    /// <summary>Writes one line in black, its first dot at (top, left), every dot enlarged to scale x scale.</summary>
    public void Write(string line, int top, int left, int scale)
    {
        for (int i = 0; i < line.Length; i++)
        {
            for (int y = 0; y < CaptionFont.GlyphHeight * scale; y++)
            {
                for (int x = 0; x < CaptionFont.GlyphWidth * scale; x++)
                {
                    if (CaptionFont.HasInk(line[i], y / scale, x / scale))
                        Pixel(top + y, left + i * CaptionFont.Advance * scale + x).Clear();
                }
            }
        }
    }

    public RgbImage ToImage() => new(Height, Width, (byte[])_pixels.Clone());

    private Span<byte> Pixel(int y, int x) => _pixels.AsSpan((y * Width + x) * Channels, Channels);
}
