using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.SyCamExtras;

/// <summary>
/// A two-dimensional convolution whose weight is laid out for the processor once, instead of at every call, with a ReLU
/// behind it if wanted. For float32 or 8 bits on the CPU; records no gradient. Calls from several threads are safe.
/// </summary>
public sealed unsafe class PackedConvolution : IDisposable
{
    private readonly PackedHandle _handle;

    private PackedConvolution(PackedHandle handle) => _handle = handle;

    /// <summary>True when this LibTorch has packed convolutions.</summary>
    public static bool IsAvailable { get; } = Native.sy_packed_available() != 0;

    /// <summary>True when this LibTorch can convolve 8-bit numbers; whether that is fast is the processor's.</summary>
    public static bool CanQuantize { get; } = Native.sy_packed_quantized_available() != 0;

    /// <summary>Packs a weight for oneDNN.</summary>
    /// <param name="weight">The weight <c>[L,K/groups,k,k]</c>, float32 on the CPU; copied.</param>
    /// <param name="bias">The bias <c>[L]</c> or null; copied.</param>
    /// <param name="stride">The stride of both axes.</param>
    /// <param name="padding">The zeros at every side.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="input">The shape <c>[B,K,H,W]</c> that the layout is chosen for; others work, too.</param>
    /// <param name="relu">True puts a ReLU behind it.</param>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">LibTorch cannot pack it.</exception>
    public static PackedConvolution Pack(
        Tensor weight, Tensor? bias, long stride, long padding, long groups, ReadOnlySpan<long> input, bool relu)
    {
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentOutOfRangeException.ThrowIfNotEqual(input.Length, 4);
        var shape = Shape(stride, padding, groups, relu);
        for (var axis = 0; axis < 4; axis++) shape.Input[axis] = input[axis];
        Status.Check(Native.sy_packed_convolution(weight.SafeHandle, bias?.SafeHandle ?? new TensorHandle(), &shape, out var handle));
        return new PackedConvolution(handle);
    }

    /// <summary>
    /// Packs a weight rounded to 8 bits, each output channel on a scale of its own. It takes tensors of
    /// <see cref="QuantizedTensors.Quantize"/> and gives such.
    /// </summary>
    /// <param name="weight">The weight <c>[L,K/groups,k,k]</c>, float32 on the CPU; copied.</param>
    /// <param name="bias">The bias <c>[L]</c>, float32, or null; copied.</param>
    /// <param name="stride">The stride of both axes.</param>
    /// <param name="padding">The zeros at every side.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="relu">True puts a ReLU behind it.</param>
    /// <param name="result">The 8-bit numbers of the result.</param>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">LibTorch cannot pack it.</exception>
    public static PackedConvolution PackQuantized(
        Tensor weight, Tensor? bias, long stride, long padding, long groups, bool relu, Quantization result)
    {
        ArgumentNullException.ThrowIfNull(weight);
        var shape = Shape(stride, padding, groups, relu);
        Status.Check(Native.sy_packed_quantized(
            weight.SafeHandle, bias?.SafeHandle ?? new TensorHandle(), &shape, result.Scale, result.ZeroPoint, out var handle));
        return new PackedConvolution(handle);
    }

    /// <summary>Convolves <c>[B,K,H,W]</c>; a channels-last input gives a channels-last result.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The input does not fit.</exception>
    public Tensor Run(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Status.Check(Native.sy_packed_run(_handle, input.SafeHandle, out var result));
        return new Tensor(result);
    }

    /// <summary>Frees the packed weight.</summary>
    public void Dispose() => _handle.Dispose();

    private static PackedShape Shape(long stride, long padding, long groups, bool relu)
    {
        var shape = new PackedShape { Groups = groups, Relu = relu ? 1 : 0 };
        for (var axis = 0; axis < 2; axis++) (shape.Stride[axis], shape.Padding[axis], shape.Dilation[axis]) = (stride, padding, 1);
        return shape;
    }
}
