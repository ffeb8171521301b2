using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>Ablation-CAM's weights on ResNet-18 beside the bare forward pass of a batch of 32.</summary>
[Config(typeof(InProcess))]
public class AblationBenchmarks : IDisposable
{
    private ReferenceNetwork _network = null!;
    private AblationLoad _load = null!;

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(Environment.ProcessorCount);
        _network = new ReferenceNetwork("resnet18");
        _load = new AblationLoad(_network);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _load.Dispose();
        _network.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void Forward() => _load.Forward();

    [Benchmark]
    public void ClosedFormAtLayer4() => _load.ClosedForm();

    [Benchmark]
    public void HeadOnlyAtLayer3() => _load.HeadOnly();
}
