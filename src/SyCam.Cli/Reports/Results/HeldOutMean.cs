namespace SyCam.Cli.Reports.Results;

/// <summary>A mean over held-out images with its 95 % bootstrap interval.</summary>
internal sealed record HeldOutMean(double? Mean, double? Low, double? High, int Images);
