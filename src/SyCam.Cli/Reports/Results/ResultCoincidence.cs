namespace SyCam.Cli.Reports.Results;

/// <summary>Two rows that show the same on some images, without a proof.</summary>
/// <param name="Kept">The name or the expression of the one met first.</param>
/// <param name="Same">That of the other one.</param>
/// <param name="Images">The number of images looked at.</param>
/// <param name="GreatestDifference">Between their values in [0,1].</param>
internal sealed record ResultCoincidence(string Kept, string Same, int Images, double? GreatestDifference);
