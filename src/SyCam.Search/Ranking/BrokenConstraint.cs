using System.Globalization;
using SyCam.Search.Objectives;

namespace SyCam.Search.Ranking;

/// <summary>A constraint that a map breaks on the search images.</summary>
/// <param name="Constraint">The constraint.</param>
/// <param name="Mean">The map's mean of its metric; NaN when it has none.</param>
public sealed record BrokenConstraint(MetricConstraint Constraint, double Mean)
{
    /// <summary>The constraint with the mean, for people.</summary>
    public override string ToString() => double.IsNaN(Mean)
        ? $"{Constraint}: no value"
        : string.Create(CultureInfo.InvariantCulture, $"{Constraint}: {Mean:0.0000}");
}
