using SyCam.Search.Oracles;

namespace SyCam.Search.Journal;

/// <summary>What a journal row of scores is found by.</summary>
/// <param name="Map">The map's text.</param>
/// <param name="Split">The set of images.</param>
/// <param name="Fidelity">The rung of the ladder.</param>
/// <param name="Images">The place after the last image; the number of values says where the first one is.</param>
internal readonly record struct ScoreKey(string Map, ImageSplit Split, Fidelity Fidelity, int Images);
