using SyCam.Eval.Data.Annotations;

namespace SyCam.Eval.Data;

/// <summary>
/// The images of a run, in ordinal order of their relative paths, and what was wrong with the others.
/// </summary>
public sealed class ImageSet
{
    internal ImageSet(
        IReadOnlyList<ImageItem> items, IReadOnlyList<ImageSetProblem> problems, CategoryClasses? categories)
    {
        Categories = categories;
        Items = items;
        Problems = problems;
    }

    /// <summary>The usable images, at least one.</summary>
    public IReadOnlyList<ImageItem> Items { get; }

    /// <summary>The notes and what was left out and why.</summary>
    public IReadOnlyList<ImageSetProblem> Problems { get; }

    /// <summary>Which classes the categories of annotations or the labels of masks stand for; null when masks mark the
    /// object of the image, whatever it is.</summary>
    public CategoryClasses? Categories { get; }

    /// <summary>The images of one part, in order.</summary>
    public IEnumerable<ImageItem> Of(Split split) => Items.Where(item => item.Split == split);
}
