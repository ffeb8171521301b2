using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Turns the status of a native call into an exception.</summary>
internal static unsafe class Status
{
    /// <summary>Throws what LibTorch said when <paramref name="status"/> is not 0.</summary>
    /// <exception cref="ExternalException">The native call failed; the message is LibTorch's.</exception>
    public static void Check(int status)
    {
        if (status != 0) Throw();
    }

#pragma warning disable CA2201 // The exception type is TorchSharp's.
    private static void Throw() =>
        throw new ExternalException(Marshal.PtrToStringUTF8((nint)Native.sy_last_error()));
#pragma warning restore CA2201
}
