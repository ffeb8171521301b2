using BenchmarkDotNet.Attributes;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>What five gradient maps of eight photos cost beside the network's bare forward pass.</summary>
[Config(typeof(InProcess))]
public class NetworkBenchmarks : IDisposable
{
    private ReferenceNetwork _network = null!;

    [Params("resnet18", "resnet50")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(Environment.ProcessorCount);
        _network = new ReferenceNetwork(Name);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _network.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void Forward() => _network.Forward();

    [Benchmark]
    public void FrozenForward() => _network.FrozenForward();

    [Benchmark]
    public void FiveGradientMaps() => _network.GradientMaps();
}
