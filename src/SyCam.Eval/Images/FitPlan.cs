namespace SyCam.Eval.Images;

/// <summary>A resize to Height x Width and then a cut of Size x Size whose first pixel is (Top, Left).</summary>
internal readonly record struct FitPlan(int Height, int Width, int Top, int Left, int Size)
{
    private const int SmallestWithMargin = 65;

    /// <summary>The plan for a picture of a given size (torchvision: Resize, CenterCrop).</summary>
    public static FitPlan Make(int height, int width, int size, ResizePolicy policy)
    {
        var exact = height == size && width == size;
        if (exact || policy == ResizePolicy.Stretch) return new FitPlan(size, size, 0, 0, size);
        var margin = policy == ResizePolicy.Standard && size >= SmallestWithMargin;
        var shorter = margin ? (int)Math.Round(size * 256.0 / 224.0) : size;
        // torchvision cuts the fraction of the longer side off, and rounds halves of the crop's corner to even.
        var longer = (int)((long)shorter * Math.Max(height, width) / Math.Min(height, width));
        var (tall, wide) = height <= width ? (shorter, longer) : (longer, shorter);
        return new FitPlan(tall, wide, Corner(tall - size), Corner(wide - size), size);
    }

    private static int Corner(int spare) => (int)Math.Round(spare / 2.0, MidpointRounding.ToEven);
}
