using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models;

/// <summary>A network without its weights: named stages, and what each does to an image's shape.</summary>
internal sealed class Network
{
    /// <summary>Lays out the stages for one input shape.</summary>
    /// <exception cref="InputException">Some layer cannot take what the one before it gives.</exception>
    internal Network(IReadOnlyList<Stage> stages, FeatureShape input)
    {
        Stages = stages;
        var parameters = new List<Parameter>();
        var shapes = new List<FeatureShape>();
        var shape = input;
        foreach (var stage in stages)
        {
            parameters.AddRange(stage.Layer.Parameters(shape));
            shape = stage.Layer.Infer(shape);
            shapes.Add(shape);
        }
        Parameters = parameters;
        Shapes = shapes;
    }

    internal IReadOnlyList<Stage> Stages { get; }

    /// <summary>The shape behind each stage.</summary>
    internal IReadOnlyList<FeatureShape> Shapes { get; }

    /// <summary>The tensors that the weights file must have, in the order of the stages.</summary>
    internal IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The number of learned parameters.</summary>
    internal long LearnedCount => Parameters.Where(parameter => parameter.Learned).Sum(parameter => parameter.Count);

    /// <summary>The place of the stage of exactly that name, or -1.</summary>
    internal int IndexOf(string name)
    {
        for (var index = 0; index < Stages.Count; index++)
            if (string.Equals(Stages[index].Name, name, StringComparison.Ordinal)) return index;
        return -1;
    }

    /// <summary>Why a stage cannot be a target layer, with the fix; null when it can.</summary>
    internal string? WhyNotUsable(int index)
    {
        var stage = Stages[index];
        var shape = Shapes[index];
        if (shape.Flat)
            return "its output is a vector without positions; choose a layer before the network flattens";
        if (shape is { Height: 1, Width: 1 })
            return "its output has one position only; choose a layer before the pooling";
        if (stage.FoldedInto is { } next)
            return $"in the frozen network it holds '{next}' as well; choose '{next}'";
        return null;
    }

    /// <summary>The names of the stages that can be target layers.</summary>
    internal IEnumerable<string> UsableNames() =>
        Stages.Where((_, index) => WhyNotUsable(index) is null).Select(stage => stage.Name);
}
