namespace Microsoft.Z3.Interop;

/// <summary>Which of Z3's reference counts an object lives on.</summary>
internal enum ReferenceKind
{
    /// <summary>Symbols: owned by the context, not counted.</summary>
    Uncounted,
    Ast,
    Solver,
    Model,
    Params,
    Tactic,
}
