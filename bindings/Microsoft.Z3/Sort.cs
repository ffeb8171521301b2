using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>The sort (type) of a term.</summary>
public class Sort : AST
{
    internal Sort(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>The sort's name.</summary>
    public Symbol Name => Symbol.Create(Context, Native.Z3_get_sort_name(Context.Handle, NativeObject));

    internal static Sort Create(Context context, nint native) =>
        (SortKind)Native.Z3_get_sort_kind(context.Handle, native) switch
        {
            SortKind.Bool => new BoolSort(context, native),
            SortKind.Int => new IntSort(context, native),
            SortKind.Real => new RealSort(context, native),
            SortKind.Uninterpreted => new UninterpretedSort(context, native),
            _ => new Sort(context, native),
        };
}
