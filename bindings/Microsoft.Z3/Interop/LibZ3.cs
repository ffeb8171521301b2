using System.Reflection;
using System.Runtime.InteropServices;

namespace Microsoft.Z3.Interop;

/// <summary>Finds and opens the installed libz3, once for the process.</summary>
internal static class LibZ3
{
    /// <summary>The name used by the imports; the resolver maps it to the file that was found.</summary>
    internal const string Name = "libz3";

    /// <summary>The environment variable that names a libz3 file and goes before the usual places.</summary>
    internal const string Variable = "LIBZ3";

    private static readonly string[] UsualNames = ["libz3.so.4", "libz3.so", "libz3.dylib", "libz3.dll", "libz3"];

    // The oldest libz3 that the imports were checked against.
    private static readonly System.Version Oldest = new(4, 8, 12);

    private static readonly Lazy<nint> Opened = new(() =>
    {
        var library = Open(Environment.GetEnvironmentVariable(Variable));
        NativeLibrary.SetDllImportResolver(typeof(LibZ3).Assembly, Resolve);
        return library;

        nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Name ? library : 0;
    });

    private static readonly Lazy<System.Version> CheckedVersion = new(() =>
    {
        _ = Opened.Value;
        Native.Z3_get_version(out var major, out var minor, out var build, out var revision);
        return Require(new System.Version((int)major, (int)minor, (int)build, (int)revision));
    });

    /// <summary>The version of the libz3 in use; opens it if need be.</summary>
    /// <exception cref="Z3Exception">There is no libz3, or it is too old.</exception>
    internal static System.Version Version => CheckedVersion.Value;

    /// <summary>Opens <paramref name="file"/>, or the installed libz3 when no file is named.</summary>
    /// <exception cref="Z3Exception">It cannot be opened.</exception>
    internal static nint Open(string? file)
    {
        if (!string.IsNullOrEmpty(file))
            return NativeLibrary.TryLoad(file, out var named)
                ? named
                : throw new Z3Exception($"{Variable} names '{file}', which is not a libz3 that can be opened here. "
                    + $"Set {Variable} to the file of a libz3 ({Oldest} or newer), or unset it to use the one installed.");
        foreach (var name in UsualNames)
            if (NativeLibrary.TryLoad(name, typeof(LibZ3).Assembly, null, out var found)) return found;
        throw new Z3Exception($"libz3 was not found. Run ./setup.sh to install it, or set {Variable} to the file of a "
            + $"libz3 ({Oldest} or newer).");
    }

    /// <summary>Passes a version that is new enough through.</summary>
    /// <exception cref="Z3Exception">It is older than the imports allow.</exception>
    internal static System.Version Require(System.Version version) => version >= Oldest
        ? version
        : throw new Z3Exception($"libz3 {version} is too old: {Oldest} or newer is needed. Run ./setup.sh to install "
            + $"it, or set {Variable} to the file of a newer one.");
}
