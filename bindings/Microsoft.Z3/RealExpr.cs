namespace Microsoft.Z3;

/// <summary>A term of real sort.</summary>
public class RealExpr : ArithExpr
{
    internal RealExpr(Context context, nint native) : base(context, native)
    {
    }
}
