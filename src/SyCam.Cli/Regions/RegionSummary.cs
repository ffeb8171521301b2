namespace SyCam.Cli.Regions;

/// <summary>What one method marks on all pictures: means over those on which it marks anything.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="Pictures">The pictures on which it marks anything.</param>
/// <param name="Regions">The number of regions of a picture.</param>
/// <param name="Area">The share of the picture that they cover.</param>
/// <param name="Fall">How far the class's probability falls without them.</param>
/// <param name="FallElsewhere">How far it falls without as many pixels elsewhere.</param>
/// <param name="FallOfLargest">How far it falls without the largest alone.</param>
/// <param name="Changes">The share of the pictures that are of another class without them, of those that were of the explained
/// one; NaN when none was.</param>
/// <param name="Toward">How far the probability of the class that was asked about rises; NaN where none was.</param>
internal sealed record RegionSummary(
    string Method, int Pictures, double Regions, double Area, double Fall, double FallElsewhere, double FallOfLargest,
    double Changes, double Toward)
{
    /// <summary>The summary of each method.</summary>
    public static IReadOnlyList<RegionSummary> Of(IReadOnlyList<string> methods, IReadOnlyList<PictureRegions> pictures) =>
        [.. methods.Select((method, place) => Of(
            method, [.. pictures.Select(picture => (picture, picture.Methods[place])).Where(pair => pair.Item2.Regions.Count > 0)]))];

    private static RegionSummary Of(string method, List<(PictureRegions Picture, MethodRegions Marks)> marked)
    {
        double Mean(Func<PictureRegions, MethodRegions, double> value) =>
            marked.Select(pair => value(pair.Picture, pair.Marks)).DefaultIfEmpty(double.NaN).Average();
        return new RegionSummary(
            method,
            marked.Count,
            Mean((_, marks) => marks.Marked.Regions.Count),
            Mean((_, marks) => marks.Area),
            Mean((picture, marks) => picture.Clean.Probability - marks.Without.Probability),
            Mean((picture, marks) => picture.Clean.Probability - marks.Elsewhere.Probability),
            Mean((picture, marks) => picture.Clean.Probability - marks.Regions[0].Without.Probability),
            marked.Where(pair => pair.Picture.Clean.IsExplained)
                .Select(pair => pair.Marks.Without.IsExplained ? 0.0 : 1).DefaultIfEmpty(double.NaN).Average(),
            Mean((picture, marks) => (marks.Without.Toward - picture.Clean.Toward) ?? double.NaN));
    }
}
