namespace Microsoft.Z3;

/// <summary>A term of integer sort.</summary>
public class IntExpr : ArithExpr
{
    internal IntExpr(Context context, nint native) : base(context, native)
    {
    }
}
