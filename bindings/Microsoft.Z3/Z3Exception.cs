namespace Microsoft.Z3;

/// <summary>An error reported by Z3, with Z3's own message, or a libz3 that cannot be used.</summary>
public class Z3Exception : Exception
{
    /// <summary>An error without a message.</summary>
    public Z3Exception()
    {
    }

    /// <summary>An error with a message.</summary>
    public Z3Exception(string message) : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    public Z3Exception(string message, Exception inner) : base(message, inner)
    {
    }
}
