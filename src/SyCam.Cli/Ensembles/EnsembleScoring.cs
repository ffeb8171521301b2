using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval.Ensembles;
using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Ensembles;

/// <summary>Scores ensembles, and maps on their own, on the images of one split.</summary>
/// <param name="methods">The maps.</param>
/// <param name="source">The network; stays the caller's.</param>
/// <param name="images">The images; they stay the caller's.</param>
/// <param name="metric">The metric.</param>
/// <param name="terminal">Where progress goes.</param>
/// <param name="time">The clock.</param>
/// <param name="cancellation">Checked before each forward pass.</param>
internal sealed class EnsembleScoring(
    IReadOnlyList<Method> methods, ExperimentSource source, PreparedImages images, SaliencyMetric metric, Terminal terminal,
    TimeProvider time, CancellationToken cancellation) : IDisposable
{
    private readonly IReadOnlyList<Method> _methods = InputNames.Unify(methods);
    private EnsembleScorer? _scorer;

    /// <summary>1 when more is better, else -1.</summary>
    public int Sign { get; } = metric.HigherIsBetter ? 1 : -1;

    /// <summary>The scores of ensembles at a share.</summary>
    public IReadOnlyList<ScoredEnsemble> Of(IReadOnlyList<Ensemble> ensembles, Rational share)
    {
        _scorer ??= new EnsembleScorer(Terms, images, source.Network, MethodChoice.Sources(_methods));
        using var progress = new EvaluationProgress(terminal, time, $"{ensembles.Count} ensembles at {share}", images.Count);
        var values = _scorer.Score(ensembles, share, metric, MetricOptions.Full, () => progress.Add(1), cancellation);
        return [.. ensembles.Select((one, i) => new ScoredEnsemble(one, share, values[i]))];
    }

    /// <summary>The mean score of each map as it is.</summary>
    public IReadOnlyList<double> Plain()
    {
        using var scorer = new SaliencyScorer(images, source.Network, MethodChoice.Sources(_methods));
        return [.. scorer.Score(Terms, [metric], MetricOptions.Full, .., cancellation)
            .Select(row => ScoredEnsemble.MeanOf(row.PerImage[metric.Name]))];
    }

    /// <inheritdoc/>
    public void Dispose() => _scorer?.Dispose();

    private IReadOnlyList<Term> Terms => [.. _methods.Select(method => method.Term)];
}
