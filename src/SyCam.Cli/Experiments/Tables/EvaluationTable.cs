using SyCam.Cli.Statistics;

namespace SyCam.Cli.Experiments.Tables;

/// <summary>What an evaluation says, before it is laid out.</summary>
/// <param name="Title">Networks, layers and images.</param>
/// <param name="Columns">The metrics.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Baseline">What the rows are compared with; null: nothing.</param>
/// <param name="Notes">What stands below the table, a sentence each.</param>
internal sealed record EvaluationTable(
    string Title, IReadOnlyList<MetricColumn> Columns, IReadOnlyList<EvaluationRow> Rows, string? Baseline,
    IReadOnlyList<string> Notes)
{
    /// <summary>True when there are numbers that stand out.</summary>
    public bool HasBest => Rows.Any(row => row.Cells.Any(cell => cell.IsBest));

    /// <summary>What tests of significance say of the rows, for programs; people read it in the notes.</summary>
    public IReadOnlyList<SignificanceTest> Tests { get; init; } = [];
}
