namespace Microsoft.Z3;

/// <summary>The sort of reals.</summary>
public class RealSort : ArithSort
{
    internal RealSort(Context context, nint native) : base(context, native)
    {
    }
}
