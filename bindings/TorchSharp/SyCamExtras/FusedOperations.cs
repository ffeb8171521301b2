using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.SyCamExtras;

/// <summary>Two operations in one pass over memory.</summary>
public static class FusedOperations
{
    /// <summary>Adds a tensor of the same shape to this one and replaces what is negative by 0; records no gradient.</summary>
    /// <returns>The tensor itself.</returns>
    public static Tensor AddRelu(this Tensor tensor, Tensor other)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Ops.AddReluInPlace.CallInPlace(tensor, other);
        return tensor;
    }
}
