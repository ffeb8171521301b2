namespace SyCam.Search.Oracles;

/// <summary>What to score candidates on.</summary>
/// <param name="Metrics">The names of the metrics.</param>
/// <param name="Split">The set of images.</param>
/// <param name="Fidelity">The rung of the ladder.</param>
/// <param name="Images">How many images from the first on; null: all.</param>
public sealed record ScoreRequest(
    IReadOnlyList<string> Metrics, ImageSplit Split, Fidelity Fidelity, int? Images = null);
