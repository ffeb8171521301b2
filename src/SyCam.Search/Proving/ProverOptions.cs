namespace SyCam.Search.Proving;

/// <summary>The limits of a <see cref="Prover"/>.</summary>
public sealed record ProverOptions
{
    /// <summary>The time that one call may take, above 0; 50 ms unless told.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether what the other forms leave open is tried with the axioms; it is unless told.</summary>
    public bool UsesAxioms { get; init; } = true;

    /// <summary>A folder for the SMT-LIB text of every query, one file each, named by its hash; null: none.</summary>
    public string? DumpFolder { get; init; }
}
