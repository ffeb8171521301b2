using System.Runtime.InteropServices;

namespace Microsoft.Z3.Interop;

/// <summary>
/// Owns a <c>Z3_context</c>; the last user frees it, so a context is never freed under a running call.
/// </summary>
internal sealed class ContextHandle : SafeHandle
{
    public ContextHandle() : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Native.Z3_del_context(handle);
        return true;
    }
}
