using SyCam.Eval.Data;
using SyCam.Eval.Maps;
using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;

namespace SyCam.Cli.Experiments;

/// <summary>Scores methods, maps of other tools and controls on the images of a run, block by block: no more images are
/// held than one block has.</summary>
internal sealed class MethodEvaluation
{
    private readonly ExperimentSource _source;
    private readonly IReadOnlyList<Method> _methods;
    private readonly IReadOnlyList<GivenMaps> _given;
    private readonly IReadOnlyList<Method> _controls;

    /// <summary>Puts the rows together.</summary>
    /// <param name="source">The network and its images; stays the caller's.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="given">The maps of other tools; they stay the caller's.</param>
    public MethodEvaluation(ExperimentSource source, IReadOnlyList<Method> methods, IReadOnlyList<GivenMaps> given)
    {
        var controls = MethodChoice.Controls.Select(control => control with { Name = $"{control.Name} (control)" });
        var all = InputNames.Unify(methods.Concat(controls));
        _source = source;
        _given = given;
        _methods = [.. all.Take(methods.Count)];
        _controls = [.. all.Skip(methods.Count)];
        Names = [.. _methods.Select(method => method.Name), .. given.Select(maps => maps.Name), .. _controls.Select(control => control.Name)];
    }

    /// <summary>What the rows are called: methods, then maps of other tools, then controls.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where the raw maps of the methods are written; null: nowhere.</summary>
    public string? MapFolder { get; init; }

    /// <summary>The most images of a block, at least 1.</summary>
    public required int BlockSize { get; init; }

    /// <summary>Scores all rows on one split.</summary>
    /// <returns>The scores, or null when the split is empty.</returns>
    public SplitScores? Score(
        Split split, IReadOnlyList<SaliencyMetric> metrics, MetricOptions options, CancellationToken cancellation)
    {
        var writer = MapFolder is null ? null : new MapFolderWriter(MapFolder, _methods);
        var items = _source.Of(split);
        List<SplitScores> blocks = [];
        for (var start = 0; start < items.Count; start += BlockSize)
        {
            var block = items.Skip(start).Take(BlockSize).ToList();
            using var images = _source.Prepare(block, start, cancellation);
            blocks.Add(ScoreBlock(images, metrics, options, writer, cancellation));
        }

        return blocks.Count == 0 ? null : SplitScores.Join(blocks);
    }

    private SplitScores ScoreBlock(
        PreparedImages images, IReadOnlyList<SaliencyMetric> metrics, MetricOptions options, MapFolderWriter? writer,
        CancellationToken cancellation)
    {
        List<Method> all = [.. _methods, .. _controls];
        using var scorer = new SaliencyScorer(images, _source.Network, MethodChoice.Sources(all));
        var terms = scorer.Score([.. all.Select(method => method.Term)], metrics, options, Range.All, cancellation);
        var given = new GivenMapScorer(images, scorer);
        writer?.Write(images, scorer, cancellation);
        return new SplitScores(
            images.Names,
            [
                .. terms.Take(_methods.Count),
                .. _given.Select(maps => given.Score(maps, metrics, options, cancellation)),
                .. terms.Skip(_methods.Count),
            ]);
    }
}
