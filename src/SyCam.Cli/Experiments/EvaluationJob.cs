using SyCam.Cli.Experiments.Tables;
using SyCam.Cli.Rendering;
using SyCam.Eval;
using SyCam.Eval.Data;
using SyCam.Eval.Maps;
using SyCam.Eval.Metrics;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Experiments;

/// <summary>Scores methods with one network after the other, each at one layer after the other; what one network needed is
/// freed before the next is read.</summary>
/// <param name="terminal">Where notes and progress go.</param>
/// <param name="time">The clock.</param>
internal sealed class EvaluationJob(Terminal terminal, TimeProvider time)
{
    /// <summary>The networks with their images, each with the same layers.</summary>
    public required IReadOnlyList<ExperimentOptions> Experiments { get; init; }

    /// <summary>The target layers, as <see cref="LayerChoice"/> reads them.</summary>
    public string? Layers { get; init; }

    /// <summary>Names the methods.</summary>
    public required GrammarDefinition Grammar { get; init; }

    /// <summary>The methods.</summary>
    public required IReadOnlyList<Method> Methods { get; init; }

    /// <summary>Maps of other tools, as <see cref="MapsChoice"/> reads them.</summary>
    public IReadOnlyList<string> Maps { get; init; } = [];

    /// <summary>The metrics, for images with object masks or without.</summary>
    public required Func<bool, IReadOnlyList<SaliencyMetric>> Metrics { get; init; }

    /// <summary>How they score.</summary>
    public required MetricOptions Options { get; init; }

    /// <summary>What all others are compared with; null: nothing.</summary>
    public string? Baseline { get; init; }

    /// <summary>Where raw maps go; null: nowhere.</summary>
    public string? MapFolder { get; init; }

    /// <summary>What the images may take at once, in bytes.</summary>
    public required long Memory { get; init; }

    /// <summary>True scores the held-out images alone.</summary>
    public bool HeldOutOnly { get; init; }

    /// <summary>Scores everything.</summary>
    /// <exception cref="InputException">A file or a name has a mistake.</exception>
    public EvaluationResult Run(CancellationToken cancellation)
    {
        List<LayerScores> scores = [];
        string? baseline = null;
        IReadOnlyList<SaliencyMetric> metrics = [];
        HashSet<string> names = [];
        foreach (var experiment in Experiments)
        {
            var loader = new ExperimentLoader(experiment with { Layer = LayerChoice.First(Layers) }, terminal.Say);
            using var source = loader.Open();
            var layers = LayerChoice.Read(Layers, source.Model);
            var name = source.Model.Sidecar.Name;
            if (!names.Add(name)) names.Add(name = $"{name} ({experiment.Model})");
            metrics = Metrics(source.HasMasks);
            var maps = new MapsChoice(source, experiment.Strict, terminal.Say)
                .OpenAll(Maps, Methods.Select(method => method.Name));
            try
            {
                (var methods, baseline) = BaselineChoice.Find(Baseline, Methods, maps.Select(one => one.Name), Grammar);
                if (experiment == Experiments[0]) SayWithoutScore(methods, maps, metrics);
                foreach (var layer in layers)
                {
                    var target = source.At(layer);
                    // Maps of other tools do not depend on the layer.
                    IReadOnlyList<GivenMaps> given = layer == layers[0] ? maps : [];
                    scores.Add(Score(name, target, methods, given, metrics, layers.Count > 1, cancellation));
                    if (layer == layers[0]) loader.SayWithoutObject(target);
                }
            }
            finally
            {
                foreach (var one in maps) one.Dispose();
            }
        }

        return new EvaluationResult(scores, metrics, baseline);
    }

    private LayerScores Score(
        string name, ExperimentSource source, IReadOnlyList<Method> methods, IReadOnlyList<GivenMaps> maps,
        IReadOnlyList<SaliencyMetric> metrics, bool hasMoreLayers, CancellationToken cancellation)
    {
        using var progress = new EvaluationProgress(terminal, time, $"{name} at {source.Layer}", source.Set.Items.Count);
        var evaluation = new MethodEvaluation(source, methods, maps)
        {
            BlockSize = BlockSize.Of(source, Memory),
            MapFolder = FolderOf(name, source.Layer, hasMoreLayers),
            Done = progress.Add,
        };
        List<SplitScores> splits = [.. (HeldOutOnly ? new[] { Split.HeldOut } : [Split.Search, Split.HeldOut])
            .Select(split => evaluation.Score(split, metrics, Options, cancellation)).OfType<SplitScores>()];
        return new LayerScores(name, source.Layer, evaluation.Names, evaluation.Kinds, splits, evaluation.Same);
    }

    private string? FolderOf(string model, string layer, bool hasMoreLayers)
    {
        if (MapFolder is null) return null;
        var folder = Experiments.Count > 1 ? Path.Combine(MapFolder, MapNames.Folder(model)) : MapFolder;
        return hasMoreLayers ? Path.Combine(folder, MapNames.Folder(layer)) : folder;
    }

    private void SayWithoutScore(
        IReadOnlyList<Method> methods, IReadOnlyList<GivenMaps> maps, IReadOnlyList<SaliencyMetric> metrics)
    {
        foreach (var metric in metrics)
        {
            var others = methods.Where(method => !metric.Row.Covers(method.Term)).Select(method => method.Name).ToList();
            if (others.Count > 0)
                terminal.Say($"{metric.Name} has no score, '-', for methods of another form: {string.Join(", ", others)}");
        }

        var names = metrics.Where(metric => metric.Row.NeedsMethod).Select(metric => metric.Name).ToList();
        if (maps.Count == 0 || names.Count == 0) return;
        terminal.Say($"maps from files have no score, '-', of what needs the method itself: {string.Join(", ", names)}");
    }
}
