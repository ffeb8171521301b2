namespace SyCam.Eval.Exits;

/// <summary>How exits and their attention are trained.</summary>
public sealed record ExitTrainingOptions
{
    /// <summary>The resolved names of the layers with exits, two or more, from the input on.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>How often the exits see each image, at least 1. They are linear in what the frozen network says of an
    /// image, which is computed once: an epoch costs next to nothing.</summary>
    public int ExitEpochs { get; init; } = 500;

    /// <summary>How often the attention sees each image, at least 1.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Images of one step, at least 2: they are compared with each other.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>Adam's first rate for the exits, above 0.</summary>
    public double ExitRate { get; init; } = 0.03;

    /// <summary>Adam's first rate for the attention, above 0.</summary>
    public double Rate { get; init; } = 0.001;

    /// <summary>Decides the first weights and the order of the images.</summary>
    public int Seed { get; init; }
}
