namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor without dimensions.</summary>
    public static Tensor tensor(long scalar, Device? device = null, bool requires_grad = false) =>
        FromMemory<long>([scalar], [], ScalarType.Int64, null, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the 64-bit integers.</summary>
    public static Tensor tensor(
        long[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromMemory<long>(rawArray, [Given(rawArray).LongLength], ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of the given shape with a copy of the 64-bit integers.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor tensor(
        long[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromMemory<long>(rawArray, dimensions, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A one-dimensional tensor with a copy of the 64-bit integers.</summary>
    public static Tensor tensor(
        IList<long> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(Given(rawArray).ToArray(), dtype, device, requires_grad);

    /// <summary>A tensor of the given shape with a copy of the 64-bit integers.</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public static Tensor tensor(
        IList<long> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        FromMemory<long>(Given(rawArray).ToArray(), dimensions, ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A matrix with a copy of the 64-bit integers, row by row.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        tensor(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions with a copy of the 64-bit integers.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        tensor(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions with a copy of the 64-bit integers.</summary>
    public static Tensor tensor(
        IList<long> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null,
        Device? device = null, bool requires_grad = false) =>
        tensor(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

#pragma warning disable CA1814 // Rectangular arrays are what the method is for.
    /// <summary>A matrix with a copy of the 64-bit integers.</summary>
    public static Tensor tensor(
        long[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromMemory(Flat<long>(rawArray), Sizes(rawArray), ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of three dimensions with a copy of the 64-bit integers.</summary>
    public static Tensor tensor(
        long[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromMemory(Flat<long>(rawArray), Sizes(rawArray), ScalarType.Int64, dtype, device, requires_grad);

    /// <summary>A tensor of four dimensions with a copy of the 64-bit integers.</summary>
    public static Tensor tensor(
        long[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromMemory(Flat<long>(rawArray), Sizes(rawArray), ScalarType.Int64, dtype, device, requires_grad);
#pragma warning restore CA1814
}
