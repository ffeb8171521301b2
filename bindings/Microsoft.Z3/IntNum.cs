using System.Globalization;
using System.Numerics;
using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>An integer numeral of any size.</summary>
public class IntNum : IntExpr
{
    internal IntNum(Context context, nint native) : base(context, native)
    {
    }

    /// <summary>The value.</summary>
    public BigInteger BigInteger => BigInteger.Parse(ToString(), CultureInfo.InvariantCulture);

    /// <summary>The value as an int.</summary>
    /// <exception cref="Z3Exception">It does not fit.</exception>
    public int Int => BigInteger is var value && value >= int.MinValue && value <= int.MaxValue
        ? (int)value
        : throw new Z3Exception("Numeral is not an int");

    /// <summary>The value as a long.</summary>
    /// <exception cref="Z3Exception">It does not fit.</exception>
    public long Int64 => BigInteger is var value && value >= long.MinValue && value <= long.MaxValue
        ? (long)value
        : throw new Z3Exception("Numeral is not an int64");

    /// <summary>The value in decimal.</summary>
    public override string ToString() => Context.Text(Native.Z3_get_numeral_string(Context.Handle, NativeObject));
}
