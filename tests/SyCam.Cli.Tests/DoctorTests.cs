using System.Globalization;
using System.Text.Json;
using SyCam.Cli.Diagnosis;
using SyCam.Cli.Experiments;
using SyCam.Cli.Tests.Support;

namespace SyCam.Cli.Tests;

public sealed class DoctorTests
{
    private static readonly string[] Names =
        [".NET", "threads", "processor", "memory", "disk", "LibTorch", "devices", "BLAS", "PNG", "JPEG", "Z3"];

    [Fact]
    public async Task Everything_is_looked_at_for_people_and_for_programs()
    {
        var people = (await Invocation.RunAsync("doctor")).Succeeds();
        using var json = JsonDocument.Parse((await Invocation.RunAsync("doctor", "--json")).Succeeds().Out);

        Assert.Equal(Names, people.Out.TrimEnd().Split('\n').Select(line => line.Split(": ")[0]));
        Assert.Equal(Names, json.RootElement.EnumerateArray().Select(item => item.GetProperty("name").GetString()));
        Assert.DoesNotContain(
            "broken", json.RootElement.EnumerateArray().Select(item => item.GetProperty("status").GetString()));
        Assert.DoesNotContain("PROBLEM", people.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_are_those_that_runs_use()
    {
        var result = (await Invocation.RunAsync("doctor")).Succeeds();

        Assert.Contains(string.Create(CultureInfo.InvariantCulture,
            $"threads: runs use {Machine.ThreadsFromEnvironment() ?? Machine.PhysicalCores()} ("), result.Out, StringComparison.Ordinal);
        Assert.Contains($"{Environment.ProcessorCount} processors", result.Out, StringComparison.Ordinal);
    }

    // Linux reads the same bits of the processor.
    [Fact]
    public void Instructions_are_those_that_the_system_lists()
    {
        if (!File.Exists("/proc/cpuinfo")) Assert.Skip("this system has no /proc/cpuinfo to compare with");
        var flags = File.ReadLines("/proc/cpuinfo").Where(line => line.StartsWith("flags", StringComparison.Ordinal))
            .Take(1).SelectMany(line => line.Split(' ')).ToHashSet();
        string[] known = ["avx2", "avx512f", "avx_vnni", "avx512_vnni", "avx512_bf16", "amx_int8", "amx_bf16"];

        Assert.Equal(known.Where(flags.Contains), CpuFeatures.Names);
    }

    [Theory]
    [InlineData("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", true)]
    [InlineData("/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3", false)]
    [InlineData("/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblasp-r0.3.21.so", false)]
    [InlineData(null, false)]
    public void A_slow_library_for_matrices_is_a_warning_with_the_fix(string? path, bool isSlow)
    {
        var finding = LibraryCheckup.Blas(path);

        Assert.Equal(isSlow ? FindingSeverity.Warning : FindingSeverity.Fine, finding.Severity);
        if (isSlow)
            Assert.Equal($"BLAS: warning: {path}: LibTorch runs on the reference BLAS, about 50 times slower than OpenBLAS: " +
                "install libopenblas0-pthread", finding.ToString());
    }

    [Fact]
    public void Little_memory_or_disk_is_a_warning_with_the_fix()
    {
        Assert.Equal("memory: 2.5 GB free", MachineCheckup.Memory(2.5e9).ToString());
        Assert.Contains("memory: warning: 1.5 GB free, ", MachineCheckup.Memory(1.5e9).ToString(), StringComparison.Ordinal);
        Assert.Equal("disk: 1.2 GB free in this folder", MachineCheckup.Disk(1.2e9).ToString());
        Assert.Contains("disk: warning: 0.2 GB free", MachineCheckup.Disk(2e8).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_that_fails_is_a_problem_and_not_the_end()
    {
        var finding = Finding.Of("Z3", () => throw new DllNotFoundException("libz3 is not there"));

        Assert.Equal(FindingSeverity.Broken, finding.Severity);
        Assert.Equal("Z3: PROBLEM: libz3 is not there", finding.ToString());
    }
}
