using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// One argument of an operator: either inline bits or an object that is packed when the call is made.
/// </summary>
internal readonly struct Arg
{
    public readonly object? Reference;
    public readonly long Bits;
    public readonly NativeTag Tag;

    private Arg(NativeTag tag, long bits = 0, object? reference = null)
    {
        Tag = tag;
        Bits = bits;
        Reference = reference;
    }

    /// <summary>An optional argument that is absent.</summary>
    public static Arg None => default;

    /// <summary>The schema's own default.</summary>
    public static Arg Default => new(NativeTag.Default);

    /// <summary>A list of one dimension, without an array.</summary>
    public static Arg OneInt(long value) => new(NativeTag.OneInt, value);

    /// <summary>The same int twice or more, as pooling and convolution want their strides.</summary>
    public static Arg Repeated(long value, int times)
    {
        var list = new long[times];
        Array.Fill(list, value);
        return list;
    }

    /// <summary>A number for an operator that wants a tensor; promotes types as Python's numbers do.</summary>
    public static Arg Operand(Scalar value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var tag = value.Tag switch
        {
            NativeTag.Double => NativeTag.RealOperand,
            NativeTag.Bool => NativeTag.TruthOperand,
            _ => NativeTag.WholeOperand,
        };
        return new(tag, value.Bits);
    }

    /// <summary>A list of tensors in which null is allowed: advanced indexing.</summary>
    public static Arg Optional(Tensor?[] tensors) => new(NativeTag.OptionalTensorList, 0, tensors);

    public static implicit operator Arg(Tensor? value) =>
        value is null ? None : new(NativeTag.Tensor, 0, value);

    public static implicit operator Arg(Tensor[] value) => new(NativeTag.TensorList, 0, value);

    public static implicit operator Arg(int value) => new(NativeTag.Int, value);

    public static implicit operator Arg(long value) => new(NativeTag.Int, value);

    public static implicit operator Arg(long? value) => value is { } given ? given : None;

    public static implicit operator Arg(double value) =>
        new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Arg(double? value) => value is { } given ? given : None;

    public static implicit operator Arg(bool value) => new(NativeTag.Bool, value ? 1 : 0);

    public static implicit operator Arg(Scalar? value) => value is null ? None : new(value.Tag, value.Bits);

    public static implicit operator Arg(ScalarType value) => new(NativeTag.Int, (long)value);

    public static implicit operator Arg(ScalarType? value) => value is { } given ? given : None;

    public static implicit operator Arg(Device? value) => value is null ? None : new(NativeTag.Device, value.Packed);

    public static implicit operator Arg(long[]? value) =>
        value is null ? None : new(NativeTag.IntList, 0, value);

    public static implicit operator Arg(double[]? value) =>
        value is null ? None : new(NativeTag.DoubleList, 0, value);

    public static implicit operator Arg(string? value) =>
        value is null ? None : new(NativeTag.String, 0, System.Text.Encoding.UTF8.GetBytes(value));
}
