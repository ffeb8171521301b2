using System.Globalization;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>What rows are called where there may be several layers and networks.</summary>
/// <param name="scores">All scores of a table, at least one.</param>
internal sealed class RowLabels(IReadOnlyList<LayerScores> scores)
{
    private readonly bool _manyModels = scores.DistinctBy(one => one.Model).Count() > 1;
    private readonly bool _manyLayers = scores.GroupBy(one => one.Model).Any(network => network.Count() > 1);

    /// <summary>Networks, layers and the number of images.</summary>
    public string Title => string.Create(
        CultureInfo.InvariantCulture,
        $"{(_manyModels ? $"{scores.DistinctBy(one => one.Model).Count()} networks" : scores[0].Model)}"
        + $"{(_manyLayers ? $", {scores.Count} layers" : _manyModels ? "" : $" at {scores[0].Layer}")}, {Images(scores)} images");

    /// <summary>The label of a row.</summary>
    public string Of(LayerScores one, int row) =>
        string.Join(", ", new[] { one.Names[row], _manyLayers ? one.LayerOf(row) : "", _manyModels ? one.Model : "" }
            .Where(part => part.Length > 0));

    /// <summary>Where a sentence is about, such as <c> (layer4, resnet50)</c>; empty where there is one place only.
    /// </summary>
    public string Place(LayerScores one)
    {
        var parts = new[] { _manyLayers ? one.Layer : "", _manyModels ? one.Model : "" }.Where(part => part.Length > 0).ToList();
        return parts.Count == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static string Images(IReadOnlyList<LayerScores> scores)
    {
        var counts = scores.Select(one => one.All.Images.Count).Distinct().Order().ToList();
        return string.Join(" to ", counts.Count > 2 ? [counts[0], counts[^1]] : counts);
    }
}
