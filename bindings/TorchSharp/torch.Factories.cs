using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor with the value in every element; its type is the value's unless told otherwise.</summary>
    public static Tensor full(
        long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.Full.Call(size, value, dtype, Arg.None, device), requires_grad);

    /// <summary>A one-dimensional tensor with the value in every element.</summary>
    public static Tensor full(
        long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        full([size], value, dtype, device, requires_grad);

    /// <summary>A matrix with the value in every element.</summary>
    public static Tensor full(
        long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        full([rows, columns], value, dtype, device, requires_grad);

    /// <summary>Ones on the diagonal, zeros elsewhere; a square where columns is -1.</summary>
    public static Tensor eye(
        long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.Eye.Call(rows, columns < 0 ? rows : columns, dtype, Arg.None, device), requires_grad);

    /// <summary>0, 1, ... up to, but not including, stop; Int64 where the bounds are whole numbers.</summary>
    public static Tensor arange(
        Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>
    /// start, start + 1, ... up to, but not including, stop; Int64 where the bounds are whole numbers.
    /// </summary>
    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>start, start + step, ... up to, but not including, stop; Int64 where all are whole numbers.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Prepared(Ops.Arange.Call(start, stop, step, dtype, Arg.None, device), requires_grad);

    /// <summary>So many numbers at equal distances from start to end, both included.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Prepared(Ops.LinSpace.Call(start, end, steps, dtype, Arg.None, device), requires_grad);

    /// <summary>0 ... n-1 in random order.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.RandPerm.Call(n, dtype ?? ScalarType.Int64, Arg.None, device), requires_grad);

    /// <summary>Random integers in [low, high); Int64 unless told otherwise.</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Prepared(Ops.RandInt.Call(low, high, size, dtype ?? ScalarType.Int64, Arg.None, device), requires_grad);

    /// <summary>Zeros in the input's shape, and its type and device unless told otherwise.</summary>
    public static Tensor zeros_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.ZerosLike.Call(input, dtype, Arg.None, device), requires_grad);

    /// <summary>Ones in the input's shape, and its type and device unless told otherwise.</summary>
    public static Tensor ones_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.OnesLike.Call(input, dtype, Arg.None, device), requires_grad);

    /// <summary>Memory as it is in the input's shape, and its type and device unless told otherwise.</summary>
    public static Tensor empty_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.EmptyLike.Call(input, dtype, Arg.None, device), requires_grad);

    /// <summary>The value in the input's shape, and its type and device unless told otherwise.</summary>
    public static Tensor full_like(
        Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.FullLike.Call(input, value, dtype, Arg.None, device), requires_grad);

    /// <summary>Uniform random numbers in [0, 1) in the input's shape.</summary>
    public static Tensor rand_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.RandLike.Call(input, dtype, Arg.None, device), requires_grad);

    /// <summary>Normal random numbers in the input's shape.</summary>
    public static Tensor randn_like(
        Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.RandNLike.Call(input, dtype, Arg.None, device), requires_grad);

    private static T Given<T>(T value) where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }

    private static Tensor Prepared(Tensor tensor, bool requiresGrad)
    {
        if (requiresGrad) tensor.requires_grad = true;
        return tensor;
    }

    private static unsafe Tensor FromMemory<T>(
        ReadOnlySpan<T> items, ReadOnlySpan<long> sizes, ScalarType own, ScalarType? wanted, Device? device,
        bool requiresGrad) where T : unmanaged
    {
        var elements = 1L;
        foreach (var size in sizes) elements = checked(elements * size);
        if (elements != items.Length)
            throw new ArgumentException(
                $"{items.Length} elements do not fill the shape [{string.Join(", ", sizes.ToArray())}]");

        nint pointer;
        fixed (T* data = items)
        fixed (long* shape = sizes)
            Status.Check(Native.sy_tensor_from_memory(data, (int)own, shape, sizes.Length, &pointer));
        var made = new Tensor(pointer);
        if ((wanted is null || wanted == own) && (device is null || device.type == DeviceType.CPU))
            return Prepared(made, requiresGrad);
        using (made) return Prepared(made.to(wanted ?? own, device ?? CPU), requiresGrad);
    }

    private static ReadOnlySpan<T> Flat<T>(Array array) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)),
            array.Length);

    private static long[] Sizes(Array array)
    {
        var sizes = new long[array.Rank];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = array.GetLongLength(i);
        return sizes;
    }
}
