using SyCam.Cli.Experiments;
using SyCam.Eval;
using SyCam.Eval.Metrics;

namespace SyCam.Cli.Ensembles;

/// <summary>Finds the metric that ensembles are scored by.</summary>
internal static class EnsembleMetric
{
    /// <summary>The metric of a name.</summary>
    /// <exception cref="InputException">It is unknown, needs masks that are not there, or runs the method itself, which an ensemble
    /// of finished maps cannot.</exception>
    public static SaliencyMetric Find(string name, bool hasMasks)
    {
        var metric = MetricReader.Read(name);
        MetricChoice.CheckMasks(metric.Row, hasMasks);
        return metric.Row.NeedsMethod
            ? throw new InputException($"--metric {name}: it runs the method on changed images; ensembles join finished maps. Score the one you want with 'eval --method \"consensus(...)\"'")
            : metric;
    }
}
