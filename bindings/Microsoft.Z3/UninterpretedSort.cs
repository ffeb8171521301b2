namespace Microsoft.Z3;

/// <summary>A sort of which nothing is known but its name.</summary>
public class UninterpretedSort : Sort
{
    internal UninterpretedSort(Context context, nint native) : base(context, native)
    {
    }
}
