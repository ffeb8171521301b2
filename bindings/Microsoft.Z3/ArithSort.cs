namespace Microsoft.Z3;

/// <summary>The sort of integers or of reals.</summary>
public class ArithSort : Sort
{
    internal ArithSort(Context context, nint native) : base(context, native)
    {
    }
}
