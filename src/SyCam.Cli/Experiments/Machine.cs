using System.Globalization;
using static TorchSharp.torch;

namespace SyCam.Cli.Experiments;

/// <summary>What of the machine decides how fast the network runs.</summary>
internal static class Machine
{
    /// <summary>The advice that goes with a slow BLAS.</summary>
    public const string SlowBlasAdvice =
        "LibTorch runs on the reference BLAS, about 50 times slower than OpenBLAS: install libopenblas0-pthread";

    /// <summary>The physical cores that this process may use, at least 1: hyper-threads do not help matrix products.</summary>
    public static int PhysicalCores() => Math.Max(1, Math.Min(Environment.ProcessorCount, CoresInCpuInfo()));

    /// <summary>The threads that a run uses: what the user or <c>OMP_NUM_THREADS</c> says, else the physical cores.</summary>
    public static int Threads(int? asked) => asked ?? ThreadsFromEnvironment() ?? PhysicalCores();

    /// <summary>Sets the threads of the tensor library and says when its BLAS is a slow one.</summary>
    public static void UseThreads(int? asked, Action<string> say)
    {
        set_num_threads(Threads(asked));
        LoadBlas();
        if (IsSlowBlas(LoadedBlas())) say($"warning: {SlowBlasAdvice}");
    }

    /// <summary>Makes the tensor library load its BLAS, which it does at the first product.</summary>
    public static void LoadBlas()
    {
        using var one = ones(1, 1);
        using var product = one.matmul(one);
    }

    /// <summary>The BLAS library that is loaded into this process: its path, or null when none is seen.</summary>
    public static string? LoadedBlas()
    {
        if (!File.Exists("/proc/self/maps")) return null;
        return File.ReadLines("/proc/self/maps")
            .Select(line => line[(line.LastIndexOf(' ') + 1)..])
            .Where(path => IsBlas(Path.GetFileName(path)))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>True for the reference implementation: a plain <c>libblas.so.3</c> in a folder that is not
    /// OpenBLAS's, which Debian gives a library of the same name.</summary>
    public static bool IsSlowBlas(string? path) =>
        path is not null
        && Path.GetFileName(path).StartsWith("libblas.so", StringComparison.Ordinal)
        && !path.Contains("openblas", StringComparison.Ordinal);

    /// <summary>True when the processor multiplies bfloat16 itself (AMX or AVX-512): elsewhere it is slower than float32.
    /// </summary>
    /// <param name="cpuInfo">The lines of <c>/proc/cpuinfo</c>.</param>
    public static bool HasFastBFloat16(IEnumerable<string> cpuInfo) =>
        Flags(cpuInfo).Any(flag => flag is "amx_bf16" or "avx512_bf16");

    /// <summary>The same of this machine; false where it does not say.</summary>
    public static bool HasFastBFloat16() => HasFastBFloat16(CpuInfo());

    /// <summary>True when the processor multiplies 8-bit numbers four at a time (VNNI or AMX).</summary>
    /// <param name="cpuInfo">The lines of <c>/proc/cpuinfo</c>.</param>
    public static bool HasFastInt8(IEnumerable<string> cpuInfo) =>
        Flags(cpuInfo).Any(flag => flag is "amx_int8" or "avx512_vnni" or "avx_vnni");

    /// <summary>The same of this machine; false where it does not say.</summary>
    public static bool HasFastInt8() => HasFastInt8(CpuInfo());

    private static IEnumerable<string> CpuInfo() => File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : [];

    private static IEnumerable<string> Flags(IEnumerable<string> cpuInfo) => cpuInfo
        .Where(line => line.StartsWith("flags", StringComparison.Ordinal))
        .SelectMany(line => line.Split(' '));

    private static bool IsBlas(string file) =>
        file.StartsWith("libblas.so", StringComparison.Ordinal)
        || file.StartsWith("libopenblas", StringComparison.Ordinal)
        || file.StartsWith("libmkl_", StringComparison.Ordinal);

    private static int CoresInCpuInfo()
    {
        if (!File.Exists("/proc/cpuinfo")) return Environment.ProcessorCount;
        HashSet<(string Package, string Core)> cores = [];
        var package = "0";
        foreach (var line in File.ReadLines("/proc/cpuinfo"))
        {
            var value = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            if (line.StartsWith("physical id", StringComparison.Ordinal)) package = value;
            if (line.StartsWith("core id", StringComparison.Ordinal)) cores.Add((package, value));
        }

        return cores.Count == 0 ? Environment.ProcessorCount : cores.Count;
    }

    /// <summary>The number of threads that a variable of the environment asks for, or null.</summary>
    public static int? ThreadsFromEnvironment() =>
        int.TryParse(
            Environment.GetEnvironmentVariable("OMP_NUM_THREADS"), NumberStyles.None, CultureInfo.InvariantCulture,
            out var threads) && threads > 0 ? threads : null;
}
