using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What one native call tells about a tensor: sy_tensor_facts of native/tensor.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TensorFacts
{
    public int DataType;
    public int DeviceType;
    public int DeviceIndex;
    public int Dimensions;
    public long Elements;
    public int ElementSize;
    public int RequiresGrad;
    public int IsContiguous;
    public int IsLeaf;
}
