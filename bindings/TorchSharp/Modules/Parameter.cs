using TorchSharp.Interop;

namespace TorchSharp.Modules;

/// <summary>
/// A tensor that training changes: a leaf of the autograd graph on the memory of the tensor that it is made of. No scope
/// disposes it.
/// </summary>
public sealed class Parameter : torch.Tensor
{
    /// <summary>A leaf on the memory of <paramref name="data"/>, which is not to be used any more.</summary>
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(Leaf(data))
    {
        DetachFromDisposeScope();
        this.requires_grad = requires_grad;
    }

    private static nint Leaf(torch.Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var leaf = data.detach();
        Status.Check(Native.sy_tensor_alias(leaf.SafeHandle, out var pointer));
        return pointer;
    }
}
