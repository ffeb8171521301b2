namespace Microsoft.Z3;

/// <summary>The sort of integers.</summary>
public class IntSort : ArithSort
{
    internal IntSort(Context context, nint native) : base(context, native)
    {
    }
}
