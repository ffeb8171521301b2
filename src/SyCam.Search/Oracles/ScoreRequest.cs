namespace SyCam.Search.Oracles;

/// <summary>What to score candidates on.</summary>
/// <param name="Metrics">The names of the metrics.</param>
/// <param name="Split">The set of images.</param>
/// <param name="Fidelity">The rung of the ladder.</param>
/// <param name="First">The place of the first image, from 0.</param>
/// <param name="End">The place after the last image.</param>
public sealed record ScoreRequest(
    IReadOnlyList<string> Metrics, ImageSplit Split, Fidelity Fidelity, int First, int End)
{
    /// <summary>The number of images.</summary>
    public int Count => End - First;
}
