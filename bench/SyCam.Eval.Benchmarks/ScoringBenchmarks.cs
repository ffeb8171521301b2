using BenchmarkDotNet.Attributes;
using SyCam.Eval.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Benchmarks;

/// <summary>The insertion metric beside the frozen forward pass of as many images: ResNet-18, 16 candidates.</summary>
[Config(typeof(InProcess))]
public class ScoringBenchmarks : IDisposable
{
    private const int Candidates = 16;
    private const int Photos = 4;

    private ReferenceNetwork _network = null!;
    private ScoringLoad _load = null!;
    private MetricOptions _options = MetricOptions.Full;
    private long _images;

    [Params(8, 20)]
    public int Steps { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(Environment.ProcessorCount);
        _network = new ReferenceNetwork("resnet18");
        _load = new ScoringLoad(_network, Candidates, Photos);
        _options = new MetricOptions { Steps = Steps };
        _images = _load.Score(_options);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _load.Dispose();
        _network.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void BareFrozenForward() => _load.FrozenForward(_images);

    [Benchmark]
    public void Insertion() => _load.Score(_options);
}
