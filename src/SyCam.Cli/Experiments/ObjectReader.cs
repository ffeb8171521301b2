using SyCam.Eval.Data;
using SyCam.Eval.Data.Annotations;
using SyCam.Eval.Images;

namespace SyCam.Cli.Experiments;

/// <summary>Finds where the explained object of an image is, in the pixels that the model sees.</summary>
/// <param name="recipe">How the model's input is made.</param>
/// <param name="categories">What categories and labels stand for; null: masks mark the object, whatever it is.</param>
internal sealed class ObjectReader(Preprocess recipe, CategoryClasses? categories)
{
    // VOC marks what is neither object nor background with the last index.
    private const byte Background = 0;
    private const byte Void = 255;

    /// <summary>True when the object depends on the class that is explained.</summary>
    public bool NeedsClass => categories is { IsClassBlind: false };

    /// <summary>The mask and the boxes of the object.</summary>
    /// <param name="item">The image, which has a mask or an annotation.</param>
    /// <param name="explained">The explained class; any when <see cref="NeedsClass"/> is false.</param>
    /// <param name="height">The picture's rows.</param>
    /// <param name="width">The picture's columns.</param>
    public (GreyImage Mask, IReadOnlyList<Box> Boxes) Read(ImageItem item, long explained, int height, int width)
    {
        if (item.Annotation is { } annotation)
        {
            bool Counts(AnnotatedObject one) => categories!.Holds(one.Category, explained);
            var boxes = annotation.ToBoxes(Counts, height, width).Select(box => recipe.Fit(box, height, width));
            return (recipe.Fit(annotation.ToMask(Counts, height, width), height, width), [.. boxes.OfType<Box>()]);
        }

        var file = categories is null ? MaskFile.Read(item.MaskPath!) : Labelled(item.MaskPath!, explained);
        var mask = recipe.Fit(file, height, width);
        return (mask, Box.Around(mask) is { } around ? [around] : []);
    }

    private GreyImage Labelled(string path, long explained)
    {
        var labels = LabelFile.Read(path);
        var counts = Enumerable.Range(0, Void + 1).Select(label => label is not (Background or Void)
            && categories!.Holds(label.ToString(System.Globalization.CultureInfo.InvariantCulture), explained)).ToArray();
        var mask = new byte[labels.Pixels.Length];
        for (var i = 0; i < mask.Length; i++) mask[i] = counts[labels.Pixels[i]] ? byte.MaxValue : (byte)0;
        return new GreyImage(labels.Height, labels.Width, mask);
    }
}
