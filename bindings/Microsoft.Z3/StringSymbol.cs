using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>A name that is a text.</summary>
public class StringSymbol : Symbol
{
    internal StringSymbol(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>The text.</summary>
    public string String => Context.Text(Native.Z3_get_symbol_string(Context.Handle, NativeObject));
}
