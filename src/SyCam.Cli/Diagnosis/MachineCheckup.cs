using System.Globalization;
using SyCam.Cli.Experiments;

namespace SyCam.Cli.Diagnosis;

/// <summary>The machine: processors, threads, instructions, memory and disk.</summary>
internal static class MachineCheckup
{
    private const double Gigabyte = 1e9;

    // ResNet-50 with its frozen copy, a batch of 32 and the values of some hundred images.
    private const double LeastMemory = 2;

    // Journals and overlays of a long run.
    private const double LeastDisk = 1;

    /// <summary>All findings.</summary>
    public static IReadOnlyList<Finding> Look() =>
    [
        Finding.Fine(".NET", Environment.Version.ToString()),
        Finding.Fine("threads", Threads()),
        Finding.Fine("processor", Processor(CpuFeatures.Names, Machine.HasFastBFloat16(), Machine.HasFastInt8())),
        Finding.Of("memory", () => Memory(FreeMemory())),
        Finding.Of("disk", () => Disk(new DriveInfo(Environment.CurrentDirectory).AvailableFreeSpace)),
    ];

    /// <summary>What of free memory is worth a warning.</summary>
    public static Finding Memory(double bytes) => bytes / Gigabyte >= LeastMemory
        ? Finding.Fine("memory", $"{Text(bytes)} GB free")
        : new Finding("memory", FindingSeverity.Warning,
            $"{Text(bytes)} GB free, which a large network fills: use fewer images (--limit) or a smaller --batch");

    /// <summary>What of free disk space is worth a warning.</summary>
    public static Finding Disk(double bytes) => bytes / Gigabyte >= LeastDisk
        ? Finding.Fine("disk", $"{Text(bytes)} GB free in this folder")
        : new Finding("disk", FindingSeverity.Warning,
            $"{Text(bytes)} GB free in this folder: a run that cannot write stops; give --out on another disk");

    /// <summary>The instructions, and what they mean for races.</summary>
    public static string Processor(IReadOnlyList<string> features, bool fastBFloat16, bool fastInt8)
    {
        var list = features.Count == 0 ? "none of avx2, avx512f, VNNI, AMX" : string.Join(' ', features);
        var type = fastBFloat16 ? "bfloat16"
            : fastInt8 ? "int8 where the network allows it"
            : "float32: the processor multiplies neither bfloat16 nor int8";
        return $"{list}; races compute in {type}";
    }

    private static string Threads()
    {
        var source = Machine.ThreadsFromEnvironment() is null ? "the physical cores" : "OMP_NUM_THREADS";
        return $"runs use {Machine.Threads(null)} ({source}; --threads changes it); {Machine.PhysicalCores()} physical cores, "
            + $"{Environment.ProcessorCount} processors for this process";
    }

    private static double FreeMemory()
    {
        var limit = (double)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (!File.Exists("/proc/meminfo")) return limit;
        var line = File.ReadLines("/proc/meminfo").First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
        var kilobytes = double.Parse(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], NumberStyles.None, CultureInfo.InvariantCulture);
        return Math.Min(limit, kilobytes * 1024);
    }

    private static string Text(double bytes) => (bytes / Gigabyte).ToString("0.0", CultureInfo.InvariantCulture);
}
