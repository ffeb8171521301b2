namespace SyCam.Cli.Reports.Results;

/// <summary>A metric of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HigherIsBetter">Its direction.</param>
/// <param name="Identity">Its version and all parameters.</param>
internal sealed record ResultMetric(string Name, bool HigherIsBetter, string Identity);
