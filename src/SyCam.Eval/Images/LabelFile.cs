using SyCam.Eval.Images.Codecs;

namespace SyCam.Eval.Images;

/// <summary>Reads pictures whose values are labels and not colours, such as those of VOC's SegmentationClass.</summary>
public static class LabelFile
{
    /// <summary>Reads the palette index, or the grey value, of each pixel; the palette's colours do not matter.</summary>
    /// <exception cref="InputException">The file is missing, damaged, no PNG, or has colours without a palette.
    /// </exception>
    /// <exception cref="MissingCodecException">libpng is not installed.</exception>
    public static GreyImage Read(string path)
    {
        var file = ImageFile.ReadBytes(path);
        if (!ImageFile.IsPng(file))
            throw new InputException($"{path}: labels are read from PNG files only; a JPEG does not keep them");
        return PngDecoder.DecodeLabels(file, path);
    }
}
