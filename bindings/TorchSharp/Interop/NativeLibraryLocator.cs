using System.Reflection;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// Finds libsycam_torch: the file that SYCAM_TORCH_SHIM names, else beside the assembly, else in artifacts/native of a
/// folder above the program. Whatever goes wrong is one exception that says what to do.
/// </summary>
internal static unsafe class NativeLibraryLocator
{
    /// <summary>The name that the imports use.</summary>
    public const string Name = "sycam_torch";

    private const string FileName = "libsycam_torch.so";
    private const int AbiVersion = 6;

    /// <summary>Makes the runtime ask <see cref="Resolve"/> for the library.</summary>
    public static void Register() =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraryLocator).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Name) return 0;
        var path = Find();
        nint library;
        try
        {
            library = NativeLibrary.Load(path);
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException(
                $"LibTorch could not be loaded through '{path}'. Run ./setup.sh, which installs LibTorch and builds "
                + $"the library again. The loader said: {error.Message}", error);
        }

        var version = NativeLibrary.TryGetExport(library, "sy_abi_version", out var function)
            ? ((delegate* unmanaged<int>)function)()
            : 0;
        if (version == AbiVersion) return library;
        throw new DllNotFoundException(
            $"'{path}' speaks version {version} of the interface, version {AbiVersion} is needed. "
            + "Run ./setup.sh, which builds it again.");
    }

    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable("SYCAM_TORCH_SHIM");
        if (!string.IsNullOrEmpty(named))
        {
            if (File.Exists(named)) return named;
            throw new DllNotFoundException(
                $"SYCAM_TORCH_SHIM names '{named}', which is not there. "
                + "Unset it, or run ./setup.sh to build the library.");
        }

        var beside = Path.Combine(AppContext.BaseDirectory, FileName);
        if (File.Exists(beside)) return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "artifacts", "native", FileName);
            if (File.Exists(built)) return built;
        }

        throw new DllNotFoundException(
            $"{FileName}, the bridge to LibTorch, was not found beside the program nor in artifacts/native above "
            + $"'{AppContext.BaseDirectory}'. Run ./setup.sh to build it.");
    }
}
