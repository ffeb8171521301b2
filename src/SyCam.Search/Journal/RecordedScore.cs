using SyCam.Search.Oracles;

namespace SyCam.Search.Journal;

/// <summary>Scores of a map on a block of images, as a journal holds them.</summary>
/// <param name="Map">The map's text.</param>
/// <param name="Split">The set of images.</param>
/// <param name="Fidelity">The rung of the ladder.</param>
/// <param name="End">The place after the block's last image.</param>
/// <param name="PerImage">For each metric its value on each image of the block; NaN: none.</param>
/// <param name="Problems">How many images gave no proper map, by status name.</param>
/// <param name="At">The time of the run at which they were written.</param>
public sealed record RecordedScore(
    string Map,
    ImageSplit Split,
    Fidelity Fidelity,
    int End,
    IReadOnlyDictionary<string, IReadOnlyList<double>> PerImage,
    IReadOnlyDictionary<string, int> Problems,
    TimeSpan At);
