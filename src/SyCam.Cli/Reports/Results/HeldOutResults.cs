namespace SyCam.Cli.Reports.Results;

/// <summary>The table of held-out images.</summary>
/// <param name="Reference">The baseline that gains are over; null: none.</param>
/// <param name="Rows">The rows by rank.</param>
internal sealed record HeldOutResults(string? Reference, IReadOnlyList<HeldOutResult> Rows);
