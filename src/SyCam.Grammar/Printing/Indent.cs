namespace SyCam.Grammar.Printing;

/// <summary>How many blanks lines of grammar files begin with.</summary>
internal static class Indent
{
    /// <summary>Lines that begin and end blocks.</summary>
    public const int Block = 0;

    /// <summary>Lines that begin statements.</summary>
    public const int Statement = 2;

    /// <summary>Lines on which statements go on.</summary>
    public const int Continuation = 4;
}
