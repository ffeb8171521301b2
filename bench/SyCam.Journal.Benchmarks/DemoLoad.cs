using SyCam.Cli.Experiments;
using SyCam.Eval.Metrics;
using SyCam.Grammar.Typing;
using SyCam.Search.Synthesis;

namespace SyCam.Journal.Benchmarks;

/// <summary>A run on the network and the images of assets/demo that ends by cost.</summary>
internal sealed class DemoLoad : IDisposable
{
    private readonly GrammarDefinition _grammar = GrammarFiles.Read(GrammarFiles.Default, _ => { });
    private readonly SaliencyMetric _metric;
    private readonly int _maxCost;
    private readonly Experiment _experiment;

    public DemoLoad(string metric, int maxCost)
    {
        var data = Path.Combine(Installation.Root, "assets", "demo");
        _metric = MetricReader.Read(metric);
        _maxCost = maxCost;
        _experiment = new ExperimentLoader(
            new ExperimentOptions
            {
                Model = Path.Combine(data, "model.safetensors"),
                Images = Path.Combine(data, "labels.csv"),
            },
            _ => { }).Load(_grammar, CancellationToken.None);
    }

    /// <summary>Runs it with scores from nothing; without a folder nothing is written.</summary>
    public void Run(string? folder)
    {
        using var oracle = new ScoreOracle(
            _experiment, [_metric], GrammarFiles.Sources(_grammar), MetricOptions.Full, MetricOptions.Coarse);
        using var prover = Provers.Make();
        new Synthesizer(oracle, prover).Run(new SynthesisOptions
        {
            Grammar = _grammar,
            Objective = _metric.Name,
            Facts = _experiment.Facts,
            MaxCost = _maxCost,
            RunFolder = folder,
        });
    }

    public void Dispose() => _experiment.Dispose();
}
