namespace Microsoft.Z3;

/// <summary>The three answers of a satisfiability check.</summary>
public enum Status
{
    /// <summary>No assignment satisfies the assertions.</summary>
    UNSATISFIABLE = -1,

    /// <summary>The solver gave up, was interrupted or ran out of time.</summary>
    UNKNOWN = 0,

    /// <summary>Some assignment satisfies the assertions.</summary>
    SATISFIABLE = 1,
}
