using SyCam.Cli.Experiments.Tables;
using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Maps;
using SyCam.Eval.Metrics;
using SyCam.Eval.Scoring;

namespace SyCam.Cli.Experiments;

/// <summary>Scores methods, maps of other tools and controls on the images of a run, block by block: no more images are
/// held than one block has.</summary>
internal sealed class MethodEvaluation
{
    // A few images at a time, so that one can see how far it is.
    private const int ImagesAtOnce = 8;

    private readonly ExperimentSource _source;
    private readonly IReadOnlyList<Method> _methods;
    private readonly IReadOnlyList<GivenMaps> _given;
    private readonly IReadOnlyList<Method> _controls;
    private readonly SameMaps _same;

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
        Kinds =
        [
            .. _methods.Select(_ => MethodKind.Method), .. given.Select(_ => MethodKind.Maps),
            .. _controls.Select(_ => MethodKind.Control),
        ];
        _same = new SameMaps(Names.Count);
    }

    /// <summary>What the rows are called: methods, then maps of other tools, then controls.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Where the maps of the rows come from.</summary>
    public IReadOnlyList<MethodKind> Kinds { get; }

    /// <summary>The rows, by place, that had the same saliency on all images so far.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Same => _same.Groups;

    /// <summary>Where the raw maps of the methods are written; null: nowhere.</summary>
    public string? MapFolder { get; init; }

    /// <summary>The most images of a block, at least 1.</summary>
    public required int BlockSize { get; init; }

    /// <summary>Told of every few images that are done.</summary>
    public Action<int> Done { get; init; } = _ => { };

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
        var given = new GivenMapScorer(images, scorer);
        var others = _given.Select(maps => given.Score(maps, metrics, options, cancellation)).ToList();
        List<SplitScores> parts = [];
        for (var start = 0; start < images.Count; start += ImagesAtOnce)
        {
            var end = Math.Min(start + ImagesAtOnce, images.Count);
            var rows = scorer.Score([.. all.Select(method => method.Term)], metrics, options, start..end, cancellation);
            parts.Add(new SplitScores([.. images.Names.Skip(start).Take(end - start)], rows));
            Done(end - start);
        }

        writer?.Write(images, scorer, cancellation);
        Compare(images, scorer, all, cancellation);
        var terms = SplitScores.Join(parts).Rows;
        return new SplitScores(images.Names, [.. terms.Take(_methods.Count), .. others, .. terms.Skip(_methods.Count)]);
    }

    private void Compare(PreparedImages images, SaliencyScorer scorer, List<Method> all, CancellationToken cancellation)
    {
        var place = 0;
        foreach (var maps in RawMapReader.Read(scorer, [.. all.Select(method => method.Term)], images.Count, cancellation))
        {
            var name = images.Names[place++];
            _same.Add([.. maps.Take(_methods.Count), .. _given.Select(given => TryRead(given, name)), .. maps.Skip(_methods.Count)]);
        }
    }

    // Which maps are damaged has been said when they were looked through.
    private static RawMap? TryRead(GivenMaps given, string image)
    {
        try
        {
            return given.Read(image);
        }
        catch (InputException)
        {
            return null;
        }
    }
}
