using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Interop;

namespace TorchSharp.SyCamExtras;

/// <summary>
/// What this binding can say about its LibTorch and the TorchSharp package cannot: code that must also build on the
/// package keeps away from this class or has a plain fallback.
/// </summary>
public static unsafe class LibTorch
{
    /// <summary>The version that the bridge was built against, such as 1.13.1.</summary>
    public static string Version => Marshal.PtrToStringUTF8((nint)Native.sy_torch_version()) ?? "";

    /// <summary>How many native tensors C# owns at this moment, in the whole process.</summary>
    public static long LiveTensors => Native.sy_tensor_live();

    /// <summary>How LibTorch was built: compiler, BLAS, CPU capability, CUDA.</summary>
    public static string ShowConfig() => Describe(0);

    /// <summary>The thread pools and the BLAS in use.</summary>
    public static string ParallelInfo() => Describe(1);

    private static string Describe(int which)
    {
        var text = new byte[1 << 14];
        int length;
        fixed (byte* pointer = text) Status.Check(Native.sy_describe(which, pointer, text.Length, out length));
        return Encoding.UTF8.GetString(text, 0, Math.Min(length, text.Length));
    }
}
