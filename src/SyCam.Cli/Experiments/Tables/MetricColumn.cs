namespace SyCam.Cli.Experiments.Tables;

/// <summary>A metric of a table.</summary>
/// <param name="Name">What users write.</param>
/// <param name="Identity">Name, version and every parameter.</param>
/// <param name="HigherIsBetter">The direction; null for a column that has none.</param>
internal sealed record MetricColumn(string Name, string Identity, bool? HigherIsBetter);
