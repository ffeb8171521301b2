using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>An irrational root of a polynomial, as found in models of non-linear problems.</summary>
public class AlgebraicNum : ArithExpr
{
    internal AlgebraicNum(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>A rational above the number, by less than 1/10^<paramref name="precision"/>.</summary>
    public RatNum ToUpper(uint precision) => new(
        Context, Context.Checked(Native.Z3_get_algebraic_number_upper(Context.Handle, NativeObject, precision)));

    /// <summary>A rational below the number, by less than 1/10^<paramref name="precision"/>.</summary>
    public RatNum ToLower(uint precision) => new(
        Context, Context.Checked(Native.Z3_get_algebraic_number_lower(Context.Handle, NativeObject, precision)));

    /// <summary>The value in decimal with at most <paramref name="precision"/> places, followed by <c>?</c>.</summary>
    public string ToDecimal(uint precision) =>
        Context.Text(Native.Z3_get_numeral_decimal_string(Context.Handle, NativeObject, precision));
}
