namespace SyCam.Eval.Data.Annotations;

/// <summary>Annotations by image: by relative path, by file name, or by the file name without its ending.</summary>
internal sealed class AnnotationTable : IAnnotationSource
{
    /// <summary>Null stands for several.</summary>
    private readonly Dictionary<string, ImageAnnotation?> _byKey = new(StringComparer.Ordinal);

    /// <summary>Makes the table.</summary>
    /// <param name="annotations">The annotations by the image's path or name.</param>
    public AnnotationTable(IEnumerable<(string Image, ImageAnnotation Annotation)> annotations)
    {
        foreach (var (image, annotation) in annotations)
            foreach (var key in Keys(image.Replace('\\', '/')).Distinct(StringComparer.Ordinal))
                if (!_byKey.TryAdd(key, annotation)) _byKey[key] = null;
    }

    public ImageAnnotation? Find(string relativePath)
    {
        foreach (var key in Keys(relativePath))
            if (_byKey.TryGetValue(key, out var annotation)) return annotation;
        return null;
    }

    private static string[] Keys(string path) =>
        [path, Path.GetFileName(path), Path.GetFileNameWithoutExtension(path)];
}
