using SyCam.Eval.Metrics;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>Names of metrics, for theories.</summary>
internal static class MetricRows
{
    /// <summary>The metrics of some groups.</summary>
    public static IEnumerable<string> Of(params MetricGroup[] groups) =>
        MetricTable.All.Where(row => groups.Contains(row.Group)).Select(row => row.Name);
}
