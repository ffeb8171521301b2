using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.TorchSharp.Benchmarks;

/// <summary>
/// What one operator on one element costs from C#: the price of a call, since the arithmetic is nothing. One thread.
/// </summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class SmallOperatorBenchmarks
{
    private const int Batch = 1000;

    private Tensor _a = null!;
    private Tensor _b = null!;

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        _a = ones(1);
        _b = ones(1);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _a.Dispose();
        _b.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void AddAndDispose() => (_a + _b).Dispose();

    [Benchmark]
    public void AddInPlace() => _a.add_(_b);

    [Benchmark]
    public void MultiplyByNumberAndDispose() => (_a * 0.5f).Dispose();

    [Benchmark]
    public void ViewAndDispose() => _a.unsqueeze(0).Dispose();

    [Benchmark]
    public void SecondOwnerAndDispose() => _a.alias().Dispose();

    [Benchmark(OperationsPerInvoke = Batch)]
    public void AddInScope()
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < Batch; i++) _ = _a + _b;
    }

    // In process: the library is searched from the program's folder, which a generated program does not share.
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
