namespace SyCam.Eval.Data.Annotations;

/// <summary>Where the objects of pictures are described.</summary>
internal interface IAnnotationSource
{
    /// <summary>The annotation of an image, or null when there is none or several could be meant.</summary>
    /// <param name="relativePath">The image's path below the set's folder.</param>
    /// <exception cref="InputException">A file cannot be read.</exception>
    ImageAnnotation? Find(string relativePath);
}
