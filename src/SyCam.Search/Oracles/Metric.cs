namespace SyCam.Search.Oracles;

/// <summary>What the search knows of a metric.</summary>
/// <param name="Name">The name in tables and journals.</param>
/// <param name="HigherIsBetter">The direction.</param>
/// <param name="Identity">Name, version and every parameter at full fidelity, as one line of text.</param>
public sealed record Metric(string Name, bool HigherIsBetter, string Identity);
