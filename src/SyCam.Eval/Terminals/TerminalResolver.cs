using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Terminals;

/// <summary>Fills in the run's layer and target, and refuses sources that this network does not have.</summary>
internal sealed class TerminalResolver(PreparedImages images)
{
    private readonly Dictionary<InputSource, TerminalKey> _known = [];

    /// <exception cref="InputException">No such terminal, layer or target, or one that the terminal does not take.
    /// </exception>
    public TerminalKey Resolve(InputSource source)
    {
        if (_known.TryGetValue(source, out var known)) return known;
        var key = ResolveNew(source);
        _known.Add(source, key);
        return key;
    }

    private TerminalKey ResolveNew(InputSource source)
    {
        var row = TerminalTable.Find(source.Word) ?? throw new InputException(
            $"no input comes from '{source.Word}'."
            + $"{Suggestion.Ask(source.Word, TerminalTable.Sources.Select(one => one.Source))} Known: "
            + $"{string.Join(", ", TerminalTable.Sources.Select(one => one.Source))}");
        if (source.Layer.Length > 0 && !row.TakesLayer)
            throw new InputException($"'{source}': {row.Source} is the same at every layer; leave out '@{source.Layer}'");
        if (source.Target.Length > 0 && !row.TakesTarget)
            throw new InputException($"'{source}': {row.Source} has no target; leave out 'target {source.Target}'");
        var layer = source.Layer.Length == 0 ? images.Layer : images.Model.ResolveLayer(source.Layer);
        var target = source.Target.Length == 0 ? images.Target : Target(source);
        TargetEvaluator.Check(target, images.Model.ClassCount);
        var canonical = new InputSource(
            row.Source, row.TakesLayer ? layer : "", row.TakesTarget ? target.ToString() : "");
        return new TerminalKey(canonical, row, layer, target);
    }

    private static TargetExpression Target(InputSource source)
    {
        var reading = TargetReader.Read(source.Target);
        return reading.Target ?? throw new InputException($"'{source}': {reading.Report().TrimEnd()}");
    }
}
