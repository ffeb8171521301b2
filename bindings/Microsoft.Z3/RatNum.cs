using System.Numerics;
using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>An exact rational numeral of real sort, in lowest terms with a positive denominator.</summary>
public class RatNum : RealExpr
{
    internal RatNum(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>The numerator.</summary>
    public IntNum Numerator =>
        new(Context, Context.Checked(Native.Z3_get_numerator(Context.Handle, NativeObject)));

    /// <summary>The denominator, positive.</summary>
    public IntNum Denominator =>
        new(Context, Context.Checked(Native.Z3_get_denominator(Context.Handle, NativeObject)));

    /// <summary>The numerator's value.</summary>
    public BigInteger BigIntNumerator => Numerator.BigInteger;

    /// <summary>The denominator's value.</summary>
    public BigInteger BigIntDenominator => Denominator.BigInteger;

    /// <summary>
    /// The value in decimal with at most <paramref name="precision"/> places; a cut value ends in <c>?</c>.
    /// </summary>
    public string ToDecimalString(uint precision) =>
        Context.Text(Native.Z3_get_numeral_decimal_string(Context.Handle, NativeObject, precision));

    /// <summary>The value as <c>numerator</c> or <c>numerator/denominator</c>.</summary>
    public override string ToString() => Context.Text(Native.Z3_get_numeral_string(Context.Handle, NativeObject));
}
