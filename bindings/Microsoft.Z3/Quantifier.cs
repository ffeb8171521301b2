namespace Microsoft.Z3;

/// <summary>A universally quantified formula.</summary>
public class Quantifier : BoolExpr
{
    internal Quantifier(Context context, nint native) : base(context, native)
    {
    }
}
