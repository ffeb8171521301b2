namespace SyCam.Search.Ranking;

/// <summary>A map against a baseline, image by image on the held-out images, by the objective.</summary>
/// <param name="Baseline">The baseline's name.</param>
/// <param name="Gain">The mean difference, signed so that above 0 the map is better.</param>
/// <param name="Low">The lower end of the 95 % percentile bootstrap interval of the gain.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Images">The number of images on which both have a value.</param>
/// <param name="Dropped">The number of images left out because one of the two has none.</param>
public sealed record Comparison(string Baseline, double Gain, double Low, double High, int Images, int Dropped);
