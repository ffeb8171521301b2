using System.Globalization;

namespace SyCam.Search.Equivalence;

/// <summary>Two rows of the leaderboard that show the same on this model, though nothing proves them equal.</summary>
/// <param name="Kept">The name or the expression of the one met first.</param>
/// <param name="Same">That of the other one.</param>
/// <param name="Images">The number of images that were looked at.</param>
/// <param name="GreatestDifference">The greatest difference between their values in [0,1].</param>
public sealed record ModelCollapse(string Kept, string Same, int Images, double GreatestDifference)
{
    /// <summary>As tables print it: <c>observed on 4 images, greatest difference 2E-07</c>.</summary>
    public string Status => string.Create(
        CultureInfo.InvariantCulture, $"observed on {Images} images, greatest difference {GreatestDifference:0.0E+00}");
}
