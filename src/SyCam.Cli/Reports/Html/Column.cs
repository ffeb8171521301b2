namespace SyCam.Cli.Reports.Html;

/// <summary>A column of a table.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="IsNumber">True puts it to the right and sorts it by size.</param>
/// <param name="IsHeader">True where its cell names the row.</param>
internal sealed record Column(string Title, bool IsNumber = false, bool IsHeader = false);
