using System.Runtime.InteropServices;

namespace SyCam.Eval.Images.Codecs;

/// <summary>Owns one TurboJPEG instance; used by one thread at a time.</summary>
internal sealed class TurboJpegHandle : SafeHandle
{
    public TurboJpegHandle() : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => TurboJpeg.Destroy(handle) == 0;
}
