using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The numbers of a packed convolution, as native/packed.h declares them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PackedShape
{
    public fixed long Stride[2];
    public fixed long Padding[2];
    public fixed long Dilation[2];
    public long Groups;
    public fixed long Input[4];
    public int Relu;
}
