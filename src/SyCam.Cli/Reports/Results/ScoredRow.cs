namespace SyCam.Cli.Reports.Results;

/// <summary>A map that was scored on all search images.</summary>
/// <param name="Order">Its place in the order of scoring, from 1.</param>
/// <param name="Map">The expression.</param>
/// <param name="Kind">As <see cref="ResultRow.Kind"/>.</param>
/// <param name="Names">The methods that it is.</param>
/// <param name="Cost">Its cost; null where nothing tells it.</param>
/// <param name="Score">Its coarse score; null: no value.</param>
internal sealed record ScoredRow(
    int Order, string Map, string Kind, IReadOnlyList<string> Names, int? Cost, double? Score)
{
    /// <summary>What sentences call it: its names, or its expression.</summary>
    public string Label => Names.Count > 0 ? string.Join(" = ", Names) : Map;
}
