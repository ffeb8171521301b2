using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>One number or truth value as LibTorch's operators take it. Immutable; disposing it does nothing.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(NativeTag tag, long bits, torch.ScalarType type)
    {
        Tag = tag;
        Bits = bits;
        Type = type;
    }

    internal NativeTag Tag { get; }

    internal long Bits { get; }

    /// <summary>The element type that the value came from.</summary>
    public torch.ScalarType Type { get; }

    internal double AsDouble => Tag == NativeTag.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long AsInt64 => Tag == NativeTag.Double ? (long)BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal bool AsBoolean => Tag == NativeTag.Double ? BitConverter.Int64BitsToDouble(Bits) != 0 : Bits != 0;

    /// <summary>There is nothing to free; the member is TorchSharp's.</summary>
    public void Dispose() { }

    /// <inheritdoc/>
    public override string ToString() => Tag switch
    {
        NativeTag.Double => AsDouble.ToString(System.Globalization.CultureInfo.InvariantCulture),
        NativeTag.Bool => Bits != 0 ? "true" : "false",
        _ => Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    internal static Scalar FromNative(NativeValue value) => (NativeTag)value.Tag switch
    {
        NativeTag.Double => new(NativeTag.Double, value.Integer, torch.ScalarType.Float64),
        NativeTag.Bool => new(NativeTag.Bool, value.Integer, torch.ScalarType.Bool),
        _ => new(NativeTag.Int, value.Integer, torch.ScalarType.Int64),
    };

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(byte value) => new(NativeTag.Int, value, torch.ScalarType.Byte);

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(int value) => new(NativeTag.Int, value, torch.ScalarType.Int32);

    /// <summary>A whole number.</summary>
    public static implicit operator Scalar(long value) => new(NativeTag.Int, value, torch.ScalarType.Int64);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(float value) =>
        new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value), torch.ScalarType.Float32);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(double value) =>
        new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value), torch.ScalarType.Float64);

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(NativeTag.Bool, value ? 1 : 0, torch.ScalarType.Bool);
}
