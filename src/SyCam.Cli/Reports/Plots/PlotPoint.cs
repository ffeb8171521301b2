namespace SyCam.Cli.Reports.Plots;

/// <summary>A point of a plot.</summary>
/// <param name="X">Its value along the horizontal axis.</param>
/// <param name="Y">Its value along the vertical axis.</param>
/// <param name="Style">The class that its mark is drawn by.</param>
/// <param name="Title">What pointing at it shows.</param>
internal sealed record PlotPoint(double X, double Y, string Style, string Title);
