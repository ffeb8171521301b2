using static TorchSharp.torch;

namespace SyCam.Eval.Images;

/// <summary>Turns pictures and masks of any size into what a model takes.</summary>
public sealed class Preprocess
{
    private const int Channels = 3;

    private readonly ResizePolicy _policy;

    /// <summary>Makes the recipe of one model.</summary>
    /// <param name="size">The side of the model's square input in pixels.</param>
    /// <param name="mean">The mean of each channel, for pictures in [0, 1].</param>
    /// <param name="std">The standard deviation of each channel, for pictures in [0, 1]; positive.</param>
    /// <param name="policy">How pictures of other sizes are fitted.</param>
    /// <exception cref="ArgumentException">The size or a deviation is not positive, or there are not 3
    /// channels.</exception>
    public Preprocess(
        int size,
        IReadOnlyList<float> mean,
        IReadOnlyList<float> std,
        ResizePolicy policy = ResizePolicy.Standard)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(std);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (mean.Count != Channels) throw new ArgumentException($"{mean.Count} means for 3 channels", nameof(mean));
        if (std.Count != Channels) throw new ArgumentException($"{std.Count} deviations for 3 channels", nameof(std));
        if (std.Any(s => !(s > 0))) throw new ArgumentException("a deviation is not positive", nameof(std));
        Size = size;
        Mean = [.. mean];
        Std = [.. std];
        _policy = policy;
    }

    /// <summary>The side of the model's square input in pixels.</summary>
    public int Size { get; }

    /// <summary>The mean of red, green and blue.</summary>
    public IReadOnlyList<float> Mean { get; }

    /// <summary>The standard deviation of red, green and blue.</summary>
    public IReadOnlyList<float> Std { get; }

    /// <summary>The part of the picture that the model sees, Size x Size.</summary>
    public RgbImage Fit(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var plan = FitPlan.Make(image.Height, image.Width, Size, _policy);
        var resized = Resampler.Bilinear(image, plan.Height, plan.Width);
        return new RgbImage(Size, Size, Cut(resized.Pixels, Channels, plan));
    }

    /// <summary>
    /// The same part of the picture's mask, by nearest neighbour; a mask of another size is first brought to its
    /// picture's.
    /// </summary>
    /// <param name="mask">The mask.</param>
    /// <param name="imageHeight">The rows of the picture that the mask belongs to.</param>
    /// <param name="imageWidth">The columns of that picture.</param>
    public GreyImage Fit(GreyImage mask, int imageHeight, int imageWidth)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var plan = FitPlan.Make(imageHeight, imageWidth, Size, _policy);
        var resized = Resampler.Nearest(Resampler.Nearest(mask, imageHeight, imageWidth), plan.Height, plan.Width);
        return new GreyImage(Size, Size, Cut(resized.Pixels, 1, plan));
    }

    /// <summary>A box of the picture in the pixels of what the model sees; null when nothing of it is left.</summary>
    /// <param name="box">The box.</param>
    /// <param name="imageHeight">The rows of the picture that the box belongs to.</param>
    /// <param name="imageWidth">The columns of that picture.</param>
    public Box? Fit(Box box, int imageHeight, int imageWidth)
    {
        var plan = FitPlan.Make(imageHeight, imageWidth, Size, _policy);
        var (down, right) = ((double)plan.Height / imageHeight, (double)plan.Width / imageWidth);
        double Cut(double edge) => Math.Clamp(edge, 0, Size);
        var fitted = new Box(
            Cut((box.Left * right) - plan.Left), Cut((box.Top * down) - plan.Top),
            Cut((box.Right * right) - plan.Left), Cut((box.Bottom * down) - plan.Top));
        return fitted.IsProper ? fitted : null;
    }

    /// <summary>What the model takes: (pixel / 255 - mean) / std, [B, 3, Size, Size], 32-bit floats.</summary>
    /// <param name="fitted">Pictures of Size x Size, as <see cref="Fit(RgbImage)"/> gives them.</param>
    /// <exception cref="ArgumentException">There is no picture, or one has another size.</exception>
    public Tensor ToTensor(IReadOnlyList<RgbImage> fitted)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        if (fitted.Count == 0) throw new ArgumentException("no pictures", nameof(fitted));
        var plane = Size * Size;
        var values = new float[fitted.Count * Channels * plane];
        for (int b = 0; b < fitted.Count; b++)
        {
            var pixels = fitted[b].Pixels;
            CheckSize(fitted[b].Height, fitted[b].Width);
            for (int c = 0; c < Channels; c++)
            {
                var target = values.AsSpan((b * Channels + c) * plane, plane);
                for (int i = 0; i < plane; i++) target[i] = (pixels[i * Channels + c] / 255f - Mean[c]) / Std[c];
            }
        }
        return tensor(values, new long[] { fitted.Count, Channels, Size, Size });
    }

    /// <summary>The picture that a normalised input was made from, up to rounding.</summary>
    /// <param name="input">[3,H,W], on any device.</param>
    public RgbImage ToPicture(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var scope = NewDisposeScope();
        var mean = tensor(Mean.ToArray()).reshape(3, 1, 1);
        var std = tensor(Std.ToArray()).reshape(3, 1, 1);
        var pixels = ((input.cpu() * std) + mean).mul(255f).round().clamp(0, 255).permute(1, 2, 0).contiguous();
        return new RgbImage(
            (int)input.shape[1], (int)input.shape[2], [.. pixels.data<float>().ToArray().Select(value => (byte)value)]);
    }

    /// <summary>Masks for the metrics: 1 on the object and 0 elsewhere, [B, Size, Size], 32-bit floats.</summary>
    /// <param name="fitted">Masks of Size x Size, as <see cref="Fit(GreyImage, int, int)"/> gives them.</param>
    /// <exception cref="ArgumentException">There is no mask, or one has another size.</exception>
    public Tensor ToTensor(IReadOnlyList<GreyImage> fitted)
    {
        ArgumentNullException.ThrowIfNull(fitted);
        if (fitted.Count == 0) throw new ArgumentException("no masks", nameof(fitted));
        var plane = Size * Size;
        var values = new float[fitted.Count * plane];
        for (int b = 0; b < fitted.Count; b++)
        {
            var pixels = fitted[b].Pixels;
            CheckSize(fitted[b].Height, fitted[b].Width);
            for (int i = 0; i < plane; i++) values[b * plane + i] = pixels[i] == 0 ? 0 : 1;
        }
        return tensor(values, new long[] { fitted.Count, Size, Size });
    }

    private void CheckSize(int height, int width)
    {
        if (height != Size || width != Size)
            throw new ArgumentException($"a picture of {height} x {width} where {Size} x {Size} is needed");
    }

    private static byte[] Cut(ReadOnlySpan<byte> pixels, int channels, FitPlan plan)
    {
        var cut = new byte[plan.Size * plan.Size * channels];
        var stride = plan.Size * channels;
        for (int y = 0; y < plan.Size; y++)
            pixels.Slice(((plan.Top + y) * plan.Width + plan.Left) * channels, stride).CopyTo(cut.AsSpan(y * stride));
        return cut;
    }
}
