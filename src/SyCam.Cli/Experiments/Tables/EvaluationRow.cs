using SyCam.Eval.Saliency;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>One row of a table.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="Layer">The target layer; empty for maps of another tool.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Kind">Where its maps come from.</param>
/// <param name="Label">What tells it from all other rows: the method, with layer and network where there are several.
/// </param>
/// <param name="Cells">What each metric says of it.</param>
/// <param name="Statuses">The number of images of each status.</param>
/// <param name="SameAs">The labels of the other rows that have the same saliency on all images.</param>
internal sealed record EvaluationRow(
    string Model, string Layer, string Method, MethodKind Kind, string Label, IReadOnlyList<EvaluationCell> Cells,
    IReadOnlyDictionary<MapStatus, int> Statuses, IReadOnlyList<string> SameAs)
{
    /// <summary>The images without a proper map.</summary>
    public int WithoutMap => Statuses.Where(pair => pair.Key != MapStatus.Ok).Sum(pair => pair.Value);
}
