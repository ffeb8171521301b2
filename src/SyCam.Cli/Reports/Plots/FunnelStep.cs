namespace SyCam.Cli.Reports.Plots;

/// <summary>A step of a funnel.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Count">How many are left.</param>
/// <param name="Lost">What became of the others of the step before.</param>
internal sealed record FunnelStep(string Name, long Count, string Lost);
