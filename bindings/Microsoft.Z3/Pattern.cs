namespace Microsoft.Z3;

/// <summary>The terms whose occurrence triggers an instance of a quantifier.</summary>
public class Pattern : AST
{
    internal Pattern(Context context, nint native) : base(context, native)
    {
    }
}
