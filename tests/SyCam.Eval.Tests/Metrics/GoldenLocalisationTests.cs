using SyCam.Eval.Metrics;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>
/// Localisation and complexity metrics against scikit-learn, scikit-image and SciPy (make_localisation.py), on pictures
/// that are wider than high.
/// </summary>
public sealed class GoldenLocalisationTests
{
    private const int Height = 20;
    private const int Width = 32;

    // The saliency is float32; sums over it are taken in float32 here and there.
    private const double Tolerance = 1e-6;

    public static TheoryData<string, string> Scenes() =>
        [.. GoldenFile.Read("localisation.tsv").Select(line => (line.Words[0], line.Words[1])).Distinct()
            .Select(scene => new TheoryDataRow<string, string>(scene.Item1, scene.Item2))];

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Scores_are_those_of_the_other_libraries(string map, string mask)
    {
        using var scene = new MetricScene(Height, Width, MadeUpMaps.Mask(mask, Height, Width));
        var saliency = MadeUpMaps.Map(map, Height, Width);
        var lines = GoldenFile.Read("localisation.tsv")
            .Where(line => line.Words[0] == map && line.Words[1] == mask).ToList();

        Assert.NotEmpty(lines);
        Assert.Multiple([.. lines.Select(line => (Action)(() =>
        {
            var score = scene.Score(line.Words[2], saliency);
            Assert.True(Math.Abs(score - line.Value) <= Tolerance, $"{line.Words[2]}: {score}, expected {line.Value}");
        }))]);
    }

    [Fact]
    public void Every_metric_of_localisation_and_complexity_is_compared() =>
        Assert.Empty(MetricRows.Of(MetricGroup.Localisation, MetricGroup.Complexity)
            .Except(GoldenFile.Read("localisation.tsv").Select(line => line.Words[2].Split('(')[0])));
}
