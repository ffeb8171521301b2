using SyCam.Eval.Metrics;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>Of a map that is clearly better and one that is clearly worse, the better one wins in the direction that the row
/// declares.</summary>
public sealed class DirectionTests
{
    private const int Size = 12;
    private const int Pixels = Size * Size;

    // What hides the one red pixel is gain to the other class.
    private static readonly string[] Gains = ["increase_in_confidence", "average_gain"];

    // The pixel is one of 144 at the border, which few small squares hold.
    private static readonly Dictionary<string, string> Written = new()
    {
        ["infidelity"] = "infidelity(side=0.5)",
        ["top_k_intersection"] = "top_k_intersection(k=1)",
        // Noise as strong as the picture, so that some copies are greener than they are red.
        ["responsiveness"] = "responsiveness(noise=gaussian:1;copies=50)",
        ["noise_robustness"] = "noise_robustness(noise=gaussian:1;copies=50)",
    };

    // Better and worse methods on a picture of zeros and ones that Grad-CAM marks as it is.
    private static readonly Dictionary<string, (string Better, string Worse)> Methods = new()
    {
        ["adcc"] = ("GradCAM", "FakeCAM"),
        ["arcc"] = ("GradCAM", "sum_k(-1 * mean_p(G) * A)"),
        ["coherency"] = ("GradCAM", "sum_k(-1 * mean_p(G) * A)"),
        ["max_sensitivity"] = ("FakeCAM", "RandomCAM"),
        ["equivariance"] = ("GradCAM", "FakeCAM"),
        ["invariance"] = ("FakeCAM", "GradCAM"),
        ["randomisation"] = ("GradCAM", "FakeCAM"),
        ["consistency"] = ("FakeCAM", "RandomCAM"),
        ["responsiveness"] = ("GradCAM", "FakeCAM"),
        ["noise_robustness"] = ("GradCAM", "FakeCAM"),
        ["conservation"] = ("GradCAM", "FakeCAM"),
        ["axiom_sensitivity"] = ("GradCAM", "sum_k(-1 * mean_p(G) * A)"),
    };

    public static TheoryData<string> OfMaps() =>
        [.. MetricTable.All.Where(row => !row.NeedsMethod).Select(row => row.Name)];

    public static TheoryData<string> OfMethods() =>
        [.. MetricTable.All.Where(row => row.NeedsMethod).Select(row => row.Name)];

    // The object is the one pixel that the network reads.
    [Theory]
    [MemberData(nameof(OfMaps))]
    public void The_map_that_marks_just_what_counts_wins_against_its_opposite(string name)
    {
        float[] exact = [.. Enumerable.Range(0, Pixels).Select(place => place == 1 ? 1f : 0f)];
        float[] opposite = [.. exact.Select(value => 1 - value)];
        var isGain = Gains.Contains(name);
        using var scene = new MetricScene(
            Size, Size, exact, [.. exact, .. new float[2 * Pixels]], label: isGain ? 1 : 0);
        var (better, worse) = isGain ? (opposite, exact) : (exact, opposite);
        var metric = Written.GetValueOrDefault(name, name);

        AssertDirection(name, scene.Score(metric, better), scene.Score(metric, worse));
    }

    [Theory]
    [MemberData(nameof(OfMethods))]
    public void The_better_method_wins(string name)
    {
        var (better, worse) = Methods[name];
        using var scene = IsOfNoise(name) ? Texture() : Block();
        var metric = Written.GetValueOrDefault(name, name);

        AssertDirection(name, scene.Score(metric, better), scene.Score(metric, worse));
    }

    private static bool IsOfNoise(string name) => name is "consistency" or "responsiveness" or "noise_robustness";

    // A block, off the centre.
    private static LayerScene Block() => new(
        Size, Size, [.. Enumerable.Range(0, Pixels).Select(place => place / Size is > 1 and < 5 && place % Size < 6 ? 1f : 0f)]);

    // Of several regions; red speaks for the class and green for the other.
    private static LayerScene Texture() => new(
        Size, Size, [.. Enumerable.Range(0, Pixels).Select(place => (place * 37 % 101) / 500f)],
        [1, 0, 0, 0, 1, 0, 0, 0, 1], [(float)LayerScene.Gain, 0, 0, 0, (float)LayerScene.Gain, 0]);

    private static void AssertDirection(string name, double better, double worse)
    {
        Assert.True(double.IsFinite(better) && double.IsFinite(worse) && better != worse, $"{better}, {worse}");
        Assert.Equal(better > worse, MetricTable.Find(name)!.HigherIsBetter);
    }
}
