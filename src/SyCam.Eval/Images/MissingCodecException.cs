namespace SyCam.Eval.Images;

/// <summary>A picture cannot be read or written because the library for its format is not installed.</summary>
public sealed class MissingCodecException : Exception
{
    /// <summary>Makes the exception for one library.</summary>
    /// <param name="library">The file name that the loader looked for.</param>
    /// <param name="debianPackage">The Debian and Ubuntu package that holds it.</param>
    /// <param name="innerException">What the loader said.</param>
    public MissingCodecException(string library, string debianPackage, Exception innerException)
        : base($"{library} cannot be loaded; on Debian and Ubuntu it is in the package {debianPackage} "
               + $"(apt-get install {debianPackage})", innerException)
    {
    }
}
