using SyCam.Eval.Metrics.Rows;

namespace SyCam.Eval.Metrics;

/// <summary>The metric table: adding a metric is adding a row to the table of its group.</summary>
public static class MetricTable
{
    /// <summary>All metrics, in the order in which tables list them.</summary>
    public static IReadOnlyList<MetricRow> All { get; } =
    [
        .. CurveMetrics.Rows, .. MaskingMetrics.Rows, .. ImputationMetrics.Rows, .. CoherencyMetrics.Rows,
        .. SubsetMetrics.Rows, .. LocalisationMetrics.Rows, .. ComplexityMetrics.Rows, .. RobustnessMetrics.Rows,
        .. NoiseMetrics.Rows, .. AxiomMetrics.Rows,
    ];

    /// <summary>The metric of a name or an alias, or null.</summary>
    public static MetricRow? Find(string name) => All.FirstOrDefault(row => row.Name == name || row.Aliases.Contains(name));
}
