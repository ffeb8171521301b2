namespace SyCam.Eval.Images.Codecs;

/// <summary>Refuses pictures that would not fit into memory before anything is allocated for them.</summary>
internal static class ImageSize
{
    /// <exception cref="InputException">The picture is empty or larger than <see
    /// cref="ImageFile.MaxPixels"/>.</exception>
    public static void Check(long width, long height, string name)
    {
        if (width <= 0 || height <= 0) throw new InputException($"{name}: a picture of {width} x {height} pixels");
        if (width > ImageFile.MaxPixels / height)
        {
            throw new InputException($"{name}: {width} x {height} pixels are more than the limit of "
                + $"{ImageFile.MaxPixels / 1_000_000} megapixels; make it smaller first");
        }
    }
}
