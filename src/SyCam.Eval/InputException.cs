namespace SyCam.Eval;

/// <summary>A mistake in the user's data (a file, a model, a table): its message names the file and the fix.</summary>
public sealed class InputException : Exception
{
    /// <summary>Makes the exception from a message for the user.</summary>
    public InputException(string message) : base(message)
    {
    }

    /// <summary>Makes the exception from a message for the user and what caused it.</summary>
    public InputException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
