using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Owns one packed convolution.</summary>
internal sealed class PackedHandle : SafeHandle
{
    public PackedHandle() : base(0, ownsHandle: true) { }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => Native.sy_packed_free(handle) == 0;
}
