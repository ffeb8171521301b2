using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>A name that is a number.</summary>
public class IntSymbol : Symbol
{
    internal IntSymbol(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>The number.</summary>
    public int Int => Native.Z3_get_symbol_int(Context.Handle, NativeObject);
}
