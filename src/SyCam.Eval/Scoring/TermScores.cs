using SyCam.Eval.Saliency;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Scoring;

/// <summary>One candidate's scores.</summary>
/// <param name="Map">The candidate.</param>
/// <param name="PerImage">For each metric, by name, its value on each image; NaN where it is not defined.</param>
/// <param name="Statuses">What came out on each image.</param>
public sealed record TermScores(
    Term Map, IReadOnlyDictionary<string, IReadOnlyList<double>> PerImage, IReadOnlyList<MapStatus> Statuses);
