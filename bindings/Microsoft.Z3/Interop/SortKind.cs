namespace Microsoft.Z3.Interop;

/// <summary>The sorts of z3_api.h that this binding knows by name.</summary>
internal enum SortKind
{
    Uninterpreted = 0,
    Bool = 1,
    Int = 2,
    Real = 3,
}
