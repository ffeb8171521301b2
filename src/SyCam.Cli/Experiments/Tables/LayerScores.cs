namespace SyCam.Cli.Experiments.Tables;

/// <summary>The scores of all rows with one network at one layer.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="Layer">The target layer.</param>
/// <param name="Names">What the rows are called.</param>
/// <param name="Kinds">Where their maps come from.</param>
/// <param name="Splits">The scores of each split.</param>
/// <param name="Same">The rows, by place, that have the same saliency on all images; each of at least two.</param>
internal sealed record LayerScores(
    string Model, string Layer, IReadOnlyList<string> Names, IReadOnlyList<MethodKind> Kinds,
    IReadOnlyList<SplitScores> Splits, IReadOnlyList<IReadOnlyList<int>> Same)
{
    /// <summary>The scores on the images of all splits, in their order.</summary>
    public SplitScores All { get; } = SplitScores.Join(Splits);

    /// <summary>The layer of a row; none for maps of other tools, which have theirs.</summary>
    public string LayerOf(int row) => Kinds[row] == MethodKind.Maps ? "" : Layer;
}
