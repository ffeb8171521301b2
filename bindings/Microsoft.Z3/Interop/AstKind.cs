namespace Microsoft.Z3.Interop;

/// <summary>The kinds of node of z3_api.h, in its order.</summary>
internal enum AstKind
{
    Numeral = 0,
    Application = 1,
    Variable = 2,
    Quantifier = 3,
    Sort = 4,
    FunctionDeclaration = 5,
}
