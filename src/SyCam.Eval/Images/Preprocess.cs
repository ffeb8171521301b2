namespace SyCam.Eval.Images;

/// <summary>Turns pictures and masks of any size into what a model takes.</summary>
public sealed class Preprocess
{
    private readonly ResizePolicy _policy;

    /// <summary>Makes the recipe of one model.</summary>
    /// <param name="size">The side of the model's square input in pixels.</param>
    /// <param name="mean">The mean of each channel, for pictures in [0, 1].</param>
    /// <param name="std">The standard deviation of each channel, for pictures in [0, 1]; positive.</param>
    /// <param name="policy">How pictures of other sizes are fitted.</param>
    /// <exception cref="ArgumentException">The size or a deviation is not positive, or there are not 3 channels.</exception>
    public Preprocess(
        int size,
        IReadOnlyList<float> mean,
        IReadOnlyList<float> std,
        ResizePolicy policy = ResizePolicy.Standard)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(std);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (mean.Count != 3) throw new ArgumentException($"{mean.Count} means for 3 channels", nameof(mean));
        if (std.Count != 3) throw new ArgumentException($"{std.Count} deviations for 3 channels", nameof(std));
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
        return new RgbImage(Size, Size, Cut(resized.Pixels, 3, plan));
    }

    /// <summary>The same part of the picture's mask, by nearest neighbour; a mask of another size is first brought to its picture's.</summary>
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

    private static byte[] Cut(ReadOnlySpan<byte> pixels, int channels, FitPlan plan)
    {
        var cut = new byte[plan.Size * plan.Size * channels];
        var stride = plan.Size * channels;
        for (int y = 0; y < plan.Size; y++)
            pixels.Slice(((plan.Top + y) * plan.Width + plan.Left) * channels, stride).CopyTo(cut.AsSpan(y * stride));
        return cut;
    }
}
