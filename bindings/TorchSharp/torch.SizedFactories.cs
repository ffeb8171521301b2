using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of zeros; single precision unless told otherwise.</summary>
    public static Tensor zeros(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.Zeros.Call(size, dtype, Arg.None, device), requires_grad);

    /// <summary>A tensor of zeros, of one dimension; single precision unless told otherwise.</summary>
    public static Tensor zeros(
        long size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        zeros([size], dtype, device, requires_grad);

    /// <summary>A tensor of zeros, of two dimensions; single precision unless told otherwise.</summary>
    public static Tensor zeros(
        long rows, long columns, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        zeros([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of zeros, of three dimensions; single precision unless told otherwise.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        zeros([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of zeros, of four dimensions; single precision unless told otherwise.</summary>
    public static Tensor zeros(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of ones; single precision unless told otherwise.</summary>
    public static Tensor ones(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.Ones.Call(size, dtype, Arg.None, device), requires_grad);

    /// <summary>A tensor of ones, of one dimension; single precision unless told otherwise.</summary>
    public static Tensor ones(
        long size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        ones([size], dtype, device, requires_grad);

    /// <summary>A tensor of ones, of two dimensions; single precision unless told otherwise.</summary>
    public static Tensor ones(
        long rows, long columns, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        ones([rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of ones, of three dimensions; single precision unless told otherwise.</summary>
    public static Tensor ones(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        ones([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of ones, of four dimensions; single precision unless told otherwise.</summary>
    public static Tensor ones(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        ones([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor whose elements are whatever was in memory; single precision unless told otherwise.</summary>
    public static Tensor empty(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.Empty.Call(size, dtype, Arg.None, device), requires_grad);

    /// <summary>
    /// A tensor whose elements are whatever was in memory, of one dimension; single precision unless told otherwise.
    /// </summary>
    public static Tensor empty(
        long size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        empty([size], dtype, device, requires_grad);

    /// <summary>
    /// A tensor whose elements are whatever was in memory, of two dimensions; single precision unless told otherwise.
    /// </summary>
    public static Tensor empty(
        long rows, long columns, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        empty([rows, columns], dtype, device, requires_grad);

    /// <summary>
    /// A tensor whose elements are whatever was in memory, of three dimensions; single precision unless told otherwise.
    /// </summary>
    public static Tensor empty(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        empty([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>
    /// A tensor whose elements are whatever was in memory, of four dimensions; single precision unless told otherwise.
    /// </summary>
    public static Tensor empty(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>Random numbers, uniform in [0, 1); single precision unless told otherwise.</summary>
    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.Rand.Call(size, dtype, Arg.None, device), requires_grad);

    /// <summary>Random numbers, uniform in [0, 1), of one dimension; single precision unless told otherwise.</summary>
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        rand([size], dtype, device, requires_grad);

    /// <summary>Random numbers, uniform in [0, 1), of two dimensions; single precision unless told otherwise.</summary>
    public static Tensor rand(
        long rows, long columns, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        rand([rows, columns], dtype, device, requires_grad);

    /// <summary>
    /// Random numbers, uniform in [0, 1), of three dimensions; single precision unless told otherwise.
    /// </summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        rand([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>
    /// Random numbers, uniform in [0, 1), of four dimensions; single precision unless told otherwise.
    /// </summary>
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        rand([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>Random numbers with the standard normal distribution; single precision unless told otherwise.</summary>
    public static Tensor randn(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Prepared(Ops.RandN.Call(size, dtype, Arg.None, device), requires_grad);

    /// <summary>
    /// Random numbers with the standard normal distribution, of one dimension; single precision unless told otherwise.
    /// </summary>
    public static Tensor randn(
        long size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        randn([size], dtype, device, requires_grad);

    /// <summary>
    /// Random numbers with the standard normal distribution, of two dimensions; single precision unless told otherwise.
    /// </summary>
    public static Tensor randn(
        long rows, long columns, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        randn([rows, columns], dtype, device, requires_grad);

    /// <summary>
    /// Random numbers with the standard normal distribution, of three dimensions; single precision unless told
    /// otherwise.
    /// </summary>
    public static Tensor randn(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        randn([dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>
    /// Random numbers with the standard normal distribution, of four dimensions; single precision unless told
    /// otherwise.
    /// </summary>
    public static Tensor randn(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        randn([dim0, dim1, dim2, dim3], dtype, device, requires_grad);
}
