using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Owns one loaded TorchScript module.</summary>
internal sealed class ScriptHandle : SafeHandle
{
    public ScriptHandle() : base(0, ownsHandle: true) { }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => Native.sy_script_free(handle) == 0;
}
