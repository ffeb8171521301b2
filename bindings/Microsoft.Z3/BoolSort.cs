namespace Microsoft.Z3;

/// <summary>The sort of truth values.</summary>
public class BoolSort : Sort
{
    internal BoolSort(Context context, nint native) : base(context, native)
    {
    }
}
