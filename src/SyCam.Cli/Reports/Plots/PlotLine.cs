namespace SyCam.Cli.Reports.Plots;

/// <summary>A line of a plot.</summary>
/// <param name="Points">Its corners, by rising x.</param>
/// <param name="Style">The class that it is drawn by.</param>
/// <param name="IsStepped">True holds a value until the next one.</param>
internal sealed record PlotLine(IReadOnlyList<(double X, double Y)> Points, string Style, bool IsStepped = false);
