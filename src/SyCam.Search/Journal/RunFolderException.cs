namespace SyCam.Search.Journal;

/// <summary>A run folder that cannot be used as asked: in use, damaged, of another run, or holding one already. The
/// message says which and what to do.</summary>
public sealed class RunFolderException : Exception
{
    /// <summary>Nothing is known but that the folder cannot be used.</summary>
    public RunFolderException()
    {
    }

    /// <summary>The folder cannot be used for the given reason.</summary>
    public RunFolderException(string message)
        : base(message)
    {
    }

    /// <summary>The folder cannot be used for the given reason, which another exception caused.</summary>
    public RunFolderException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
