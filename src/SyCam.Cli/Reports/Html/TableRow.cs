namespace SyCam.Cli.Reports.Html;

/// <summary>A row of a table.</summary>
/// <param name="Cells">One for each column.</param>
/// <param name="Kind">What the table can be filtered by; null: nothing.</param>
internal sealed record TableRow(IReadOnlyList<Cell> Cells, string? Kind = null);
