using System.Globalization;
using SyCam.Cli.Experiments;
using SyCam.Cli.Rendering;
using SyCam.Eval.Data;
using SyCam.Eval.Ensembles;
using SyCam.Eval.Metrics;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Ensembles;

/// <summary>Searches ensembles of maps on one network.</summary>
/// <param name="terminal">Where notes and progress go.</param>
/// <param name="time">The clock.</param>
internal sealed class EnsembleJob(Terminal terminal, TimeProvider time)
{
    /// <summary>The network and its images.</summary>
    public required ExperimentOptions Experiment { get; init; }

    /// <summary>The maps.</summary>
    public required IReadOnlyList<Method> Methods { get; init; }

    /// <summary>The metric's name with its parameters.</summary>
    public required string Metric { get; init; }

    /// <summary>The shares of pixels to try.</summary>
    public required IReadOnlyList<Rational> Shares { get; init; }

    /// <summary>True scores every ensemble; false adds the map that helps most, one after the other.</summary>
    public required bool IsExhaustive { get; init; }

    /// <summary>How many of the best ensembles are scored on the held-out images.</summary>
    public required int Top { get; init; }

    /// <summary>Searches.</summary>
    /// <exception cref="Eval.InputException">A file or a name has a mistake.</exception>
    public EnsembleResult Run(CancellationToken cancellation)
    {
        var loader = new ExperimentLoader(Experiment, terminal.Say);
        using var source = loader.Open();
        var metric = EnsembleMetric.Find(Metric, source.HasMasks);
        var (search, heldOut) = (source.Of(Split.Search), source.Of(Split.HeldOut));
        SayCost(metric, search.Count);
        using var images = source.Prepare(search, 0, cancellation);
        using var scoring = new EnsembleScoring(Methods, source, images, metric, terminal, time, cancellation);
        var all = Scores(scoring);
        List<ScoredEnsemble> ranked = [.. all.OrderBy(one => double.IsNaN(one.Mean) ? double.PositiveInfinity : -scoring.Sign * one.Mean)
            .ThenBy(one => one.Ensemble.Count).ThenBy(one => one.Ensemble.Members).ThenBy(one => one.Share)];
        var maps = Maps(scoring, all, ranked[0].Share);
        List<ScoredEnsemble> best = [.. ranked.Take(Top)];
        if (heldOut.Count > 0)
        {
            using var others = source.Prepare(heldOut, 0, cancellation);
            using var verifying = new EnsembleScoring(Methods, source, others, metric, terminal, time, cancellation);
            best = [.. best.Select(one => one with { HeldOut = verifying.Of([one.Ensemble], one.Share)[0].Search })];
        }

        return new EnsembleResult(
            [.. Methods.Select(method => method.Name)], metric, ranked, best, maps, ranked[0].Share, search.Count, heldOut.Count);
    }

    private List<ScoredEnsemble> Scores(EnsembleScoring scoring)
    {
        List<ScoredEnsemble> all = [];
        foreach (var share in Shares)
            all.AddRange(IsExhaustive
                ? scoring.Of([.. Ensemble.AllOf(Methods.Count).Skip(1)], share)
                : Greedy(scoring, share));
        return all;
    }

    // Every map alone, then the best so far with each other map, until none of these is better.
    private List<ScoredEnsemble> Greedy(EnsembleScoring scoring, Rational share)
    {
        var places = Enumerable.Range(0, Methods.Count).ToList();
        List<ScoredEnsemble> all = [];
        ScoredEnsemble? best = null;
        while (true)
        {
            var from = best?.Ensemble ?? Ensemble.Empty;
            List<Ensemble> next = [.. places.Where(place => !from.Contains(place)).Select(from.With)];
            if (next.Count == 0) return all;
            var scored = scoring.Of(next, share);
            all.AddRange(scored);
            var found = scored.Where(one => !double.IsNaN(one.Mean)).MaxBy(one => scoring.Sign * one.Mean);
            if (found is null || (best is not null && scoring.Sign * (found.Mean - best.Mean) <= 0)) return all;
            best = found;
        }
    }

    private List<ThresholdedMap> Maps(EnsembleScoring scoring, List<ScoredEnsemble> all, Rational share)
    {
        var plain = scoring.Plain();
        IReadOnlyList<EnsembleEffect>? effects = null;
        if (IsExhaustive)
        {
            var empty = scoring.Of([Ensemble.Empty], share)[0].Mean;
            effects = EnsembleEffect.Of([empty, .. all.Where(one => one.Share == share).OrderBy(one => one.Ensemble.Members).Select(one => one.Mean)]);
        }

        return [.. Methods.Select((method, place) =>
        {
            var alone = all.Where(one => one.Ensemble == Ensemble.Empty.With(place)).ToList();
            var best = alone.Where(one => !double.IsNaN(one.Mean)).MaxBy(one => scoring.Sign * one.Mean) ?? alone[0];
            var perImage = Enumerable.Range(0, best.Search.Count)
                .Select(i => scoring.Sign * alone.Max(one => scoring.Sign * one.Search[i])).Where(value => !double.IsNaN(value));
            return new ThresholdedMap(method.Name, plain[place], best, perImage.DefaultIfEmpty(double.NaN).Average(), effects?[place]);
        })];
    }

    private void SayCost(SaliencyMetric metric, int images)
    {
        if (!IsExhaustive) return;
        var ensembles = (1L << Methods.Count) - 1;
        var passes = metric.Passes(MetricOptions.Full) * ensembles * Shares.Count * images;
        terminal.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{ensembles:N0} ensembles x {Shares.Count} {(Shares.Count == 1 ? "share" : "shares")} x {images} images")
            + (passes == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", at most {passes:N0} forward passes; --search greedy takes far fewer")));
    }
}
