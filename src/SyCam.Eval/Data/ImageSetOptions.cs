namespace SyCam.Eval.Data;

/// <summary>What <see cref="ImageSetReader"/> reads.</summary>
public sealed record ImageSetOptions
{
    /// <summary>
    /// A folder of JPEG and PNG files; a CSV table (.csv or .tsv) with a header (<c>image</c> or <c>path</c>,
    /// <c>file</c>, <c>filename</c>, <c>file_name</c>, <c>image_path</c>, and perhaps <c>mask</c>, <c>split</c> and one
    /// of <c>class_index</c>, <c>label</c>, <c>index</c>, <c>class</c>, <c>class_name</c>, <c>wnid</c>, <c>synset</c>,
    /// <c>name</c>; other columns are ignored; paths are relative to the table); any other text file with one path a
    /// line, and perhaps a class index behind it; or one picture.
    /// </summary>
    public required string Images { get; init; }

    /// <summary>Whether the folders inside <see cref="Images"/> and <see cref="Masks"/> are read too.</summary>
    public bool Recursive { get; init; } = true;

    /// <summary>Rows of the CSV table to keep; all filters must hold.</summary>
    public IReadOnlyList<ColumnFilter> Where { get; init; } = [];

    /// <summary>
    /// A folder of masks: each has its image's relative path, or its name where that is unique, up to the ending.
    /// </summary>
    public string? Masks { get; init; }

    /// <summary>
    /// Objects described otherwise than by masks: COCO's instances JSON, a CSV table of boxes (image, x1, y1, x2, y2 and
    /// perhaps class), or a folder of VOC's XML files. Images without an annotation are left out.
    /// </summary>
    public string? Annotations { get; init; }

    /// <summary>Whether COCO's objects with iscrowd = 1 count.</summary>
    public bool IncludeCrowds { get; init; }

    /// <summary>
    /// Which classes the categories of <see cref="Annotations"/>, or the palette indices of <see cref="Masks"/>, stand
    /// for: a CSV table (category, class), or <c>any</c> when every object counts. Null: categories are names of classes,
    /// and masks mark the object of the image.
    /// </summary>
    public string? CategoryMap { get; init; }

    /// <summary>
    /// Whether images without a mask are left out; they always are when <see cref="Masks"/> is given.
    /// </summary>
    public bool RequireMasks { get; init; }

    /// <summary>
    /// A CSV table of labels with the columns of <see cref="Images"/>; it replaces labels from folders' names.
    /// </summary>
    public string? Labels { get; init; }

    /// <summary>The model's classes; without them only class indices are understood as labels.</summary>
    public ClassTable? Classes { get; init; }

    /// <summary>The number of the model's classes, which an index must be below; null when it is not known.</summary>
    public int? ClassCount { get; init; }

    /// <summary>Whether any problem but a note is an error.</summary>
    public bool Strict { get; init; }

    /// <summary>The most images to keep, drawn evenly from all classes; at least 1; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// Decides what <see cref="Limit"/> and the split draw; adding images to a set does not reorder the others.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>The part, in (0, 1], of the images without a given split that the search may look at.</summary>
    public double SearchFraction { get; init; } = 0.5;

    /// <summary>
    /// Whether every picture and mask is decoded once now, so that corrupt ones are known before the run.
    /// </summary>
    public bool Verify { get; init; } = true;
}
