using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.SyCamExtras;

/// <summary>
/// Tensors of 8-bit numbers that stand for real ones (LibTorch's quint8). Pooling by maxima, ReLU and leaky ReLU take
/// them as they are; other operators may refuse them.
/// </summary>
public static class QuantizedTensors
{
    // LibTorch's number of quint8, which TorchSharp's enumeration does not name.
    private const int QUInt8 = 13;

    /// <summary>True for a tensor of 8-bit numbers that stand for real ones.</summary>
    public static bool IsQuantized(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return (int)tensor.dtype == QUInt8;
    }

    /// <summary>Rounds a float32 tensor; what lies outside of the range becomes its end.</summary>
    public static Tensor Quantize(this Tensor tensor, Quantization by)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        // LibTorch's own quantize_per_tensor goes number by number on one thread: five times slower.
        using var steps = tensor * (1 / by.Scale);
        steps.round_().add_(by.ZeroPoint).clamp_(0, Quantization.Steps);
        using var bytes = steps.to(ScalarType.Byte);
        return Ops.MakeQuantized.Call(bytes, by.Scale, by.ZeroPoint);
    }

    /// <summary>The real numbers, in float32.</summary>
    public static Tensor Dequantize(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        using var bytes = Ops.IntRepresentation.Call(tensor);
        var steps = bytes.to(ScalarType.Float32);
        return steps.sub_(Ops.QuantizedZeroPoint.CallScalar(tensor)).mul_(Ops.QuantizedScale.CallScalar(tensor));
    }

    /// <summary>The channels of two quantized tensors side by side.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other; may have another scale.</param>
    /// <param name="result">The 8-bit numbers of the result.</param>
    public static Tensor Concatenate(Tensor first, Tensor second, Quantization result) =>
        Ops.QuantizedCat.Call(new[] { first, second }, 1, result.Scale, result.ZeroPoint);

    /// <summary>The sum of two quantized tensors of one shape.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other; may have another scale.</param>
    /// <param name="relu">True puts a ReLU behind it.</param>
    /// <param name="result">The 8-bit numbers of the result.</param>
    public static Tensor Add(Tensor left, Tensor right, bool relu, Quantization result) =>
        (relu ? Ops.QuantizedAddRelu : Ops.QuantizedAdd).Call(left, right, result.Scale, result.ZeroPoint);
}
