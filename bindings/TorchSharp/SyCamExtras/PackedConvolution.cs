using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.SyCamExtras;

/// <summary>
/// A two-dimensional convolution whose weight oneDNN has laid out for itself once, instead of at every call, with a ReLU
/// behind it if wanted. For float32 on the CPU; records no gradient. Calls from several threads are safe.
/// </summary>
public sealed unsafe class PackedConvolution : IDisposable
{
    private readonly PackedHandle _handle;

    private PackedConvolution(PackedHandle handle) => _handle = handle;

    /// <summary>True when this LibTorch has packed convolutions.</summary>
    public static bool IsAvailable { get; } = Native.sy_packed_available() != 0;

    /// <summary>Packs a weight.</summary>
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
        var shape = new PackedShape { Groups = groups, Relu = relu ? 1 : 0 };
        for (var axis = 0; axis < 2; axis++) (shape.Stride[axis], shape.Padding[axis], shape.Dilation[axis]) = (stride, padding, 1);
        for (var axis = 0; axis < 4; axis++) shape.Input[axis] = input[axis];
        Status.Check(Native.sy_packed_convolution(weight.SafeHandle, bias?.SafeHandle ?? new TensorHandle(), &shape, out var handle));
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
}
