namespace SyCam.Cli.Downloads;

/// <summary>A file that could not be fetched, or is not the one that was asked for.</summary>
internal sealed class DownloadException : Exception
{
    /// <summary>Makes the exception from what happened, for the middle of a sentence.</summary>
    public DownloadException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception from what happened and its cause.</summary>
    public DownloadException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
