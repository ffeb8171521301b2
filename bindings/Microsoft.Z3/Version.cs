using System.Runtime.InteropServices;
using Microsoft.Z3.Interop;

namespace Microsoft.Z3;

/// <summary>The version of the libz3 in use.</summary>
public static class Version
{
    /// <summary>The first number, 4 in 4.8.12.</summary>
    public static uint Major => (uint)LibZ3.Version.Major;

    /// <summary>The second number, 8 in 4.8.12.</summary>
    public static uint Minor => (uint)LibZ3.Version.Minor;

    /// <summary>The third number, 12 in 4.8.12.</summary>
    public static uint Build => (uint)LibZ3.Version.Build;

    /// <summary>The fourth number.</summary>
    public static uint Revision => (uint)LibZ3.Version.Revision;

    /// <summary>The version as Z3 writes it, e.g. <c>4.8.12.0</c>.</summary>
    public static string FullVersion
    {
        get
        {
            _ = LibZ3.Version;
            return Marshal.PtrToStringUTF8(Native.Z3_get_full_version()) ?? "";
        }
    }
}
