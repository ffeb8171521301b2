namespace TorchSharp;

/// <summary>Conversions between <see cref="Scalar"/> and C#'s numbers.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>The value as a scalar.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>The value as a scalar.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>The value as a scalar.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>The value as a scalar.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>The value as a scalar.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The value in single precision.</summary>
    public static float ToSingle(this Scalar value) => (float)Given(value).AsDouble;

    /// <summary>The value in double precision.</summary>
    public static double ToDouble(this Scalar value) => Given(value).AsDouble;

    /// <summary>The value as a byte; fractions are cut off.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static byte ToByte(this Scalar value) => checked((byte)Given(value).AsInt64);

    /// <summary>The value as a 32-bit integer; fractions are cut off.</summary>
    /// <exception cref="OverflowException">It does not fit.</exception>
    public static int ToInt32(this Scalar value) => checked((int)Given(value).AsInt64);

    /// <summary>The value as a 64-bit integer; fractions are cut off.</summary>
    public static long ToInt64(this Scalar value) => Given(value).AsInt64;

    /// <summary>Whether the value is not 0.</summary>
    public static bool ToBoolean(this Scalar value) => Given(value).AsBoolean;

    private static Scalar Given(Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
