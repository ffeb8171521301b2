namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions.</summary>
    public static Tensor tensor(bool scalar, Device? device = null, bool requires_grad = false) =>
        FromMemory<bool>([scalar], [], ScalarType.Bool, null, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the truth values.</summary>
    public static Tensor tensor(
        bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromMemory<bool>(rawArray, [Given(rawArray).LongLength], ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor of the given shape with a copy of the truth values.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromMemory<bool>(rawArray, dimensions, ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the truth values.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(Given(rawArray).ToArray(), dtype, device, requires_grad);

    /// <summary>A tensor of the given shape with a copy of the truth values.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor tensor(
        IList<bool> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromMemory<bool>(Given(rawArray).ToArray(), dimensions, ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A matrix with a copy of the truth values, row by row.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        tensor(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions with a copy of the truth values.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        tensor(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions with a copy of the truth values.</summary>
    public static Tensor tensor(
        IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false) =>
        tensor(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

#pragma warning disable CA1814 // Rectangular arrays are what the method is for.
    /// <summary>A matrix with a copy of the truth values.</summary>
    public static Tensor tensor(
        bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromMemory(Flat<bool>(rawArray), Sizes(rawArray), ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions with a copy of the truth values.</summary>
    public static Tensor tensor(
        bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromMemory(Flat<bool>(rawArray), Sizes(rawArray), ScalarType.Bool, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions with a copy of the truth values.</summary>
    public static Tensor tensor(
        bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromMemory(Flat<bool>(rawArray), Sizes(rawArray), ScalarType.Bool, dtype, device, requires_grad);
#pragma warning restore CA1814
}
