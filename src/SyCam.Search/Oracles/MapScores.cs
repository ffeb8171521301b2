using SyCam.Grammar.Terms;

namespace SyCam.Search.Oracles;

/// <summary>One candidate's scores, image by image in the fixed order of the split, for those that were asked for.
/// </summary>
/// <param name="Map">The candidate.</param>
/// <param name="PerImage">For each metric its value on each image; NaN where the metric is not defined there.</param>
/// <param name="Problems">How many images gave no proper map, by status name (<c>constant</c>, <c>nan</c>, ...);
/// empty when all did.</param>
public sealed record MapScores(
    Term Map,
    IReadOnlyDictionary<string, IReadOnlyList<double>> PerImage,
    IReadOnlyDictionary<string, int> Problems);
