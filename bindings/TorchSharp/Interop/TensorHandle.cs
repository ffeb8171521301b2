using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Owns one reference on a native tensor.</summary>
internal sealed class TensorHandle : SafeHandle
{
    public TensorHandle() : base(0, ownsHandle: true) { }

    public TensorHandle(nint pointer) : this() => SetHandle(pointer);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => Native.sy_tensor_free(handle) == 0;
}
