using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>A name: a text or a number.</summary>
public class Symbol : Z3Object
{
    private protected Symbol(Context context, nint native) : base(context, native, ReferenceKind.Uncounted)
    {
    }

    /// <summary>The name as text; a number is written in decimal.</summary>
    public override string ToString() => Native.Z3_get_symbol_kind(Context.Handle, NativeObject) == 0
        ? string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Native.Z3_get_symbol_int(Context.Handle, NativeObject)}")
        : Context.Text(Native.Z3_get_symbol_string(Context.Handle, NativeObject));

    internal static Symbol Create(Context context, nint native) =>
        Native.Z3_get_symbol_kind(context.Handle, native) == 0
            ? new IntSymbol(context, native)
            : new StringSymbol(context, native);
}
