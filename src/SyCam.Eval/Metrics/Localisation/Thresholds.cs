namespace SyCam.Eval.Metrics.Localisation;

/// <summary>Where saliency is cut into marked and not marked: above a threshold, itself not included.</summary>
internal static class Thresholds
{
    /// <summary>Otsu's threshold of the map.</summary>
    public const string ByOtsu = "otsu";

    /// <summary>The mean of the map.</summary>
    public const string ByMean = "mean";

    /// <summary>The threshold that scores best on this map and mask.</summary>
    public const string Best = "best";

    private const string Name = "threshold";

    // A finer grid is for those who give numbers.
    private const int GridSize = 100;

    /// <summary>The parameter.</summary>
    /// <param name="value">What it is where none is given: a word or a number.</param>
    public static MetricParameter Parameter(string value) => MetricParameter.NumberOrWord(
        Name, value, [ByOtsu, ByMean, Best], 0, 1, "the saliency above this is marked");

    /// <summary>The best thresholds are looked for among these: 0, 0.01 ... 0.99.</summary>
    public static IEnumerable<double> Grid => Enumerable.Range(0, GridSize).Select(i => Rounded(i / (double)GridSize));

    /// <summary>The threshold of a map, or null when the best one is to be found.</summary>
    public static double? Of(MetricSettings settings, MaskedMap map) => settings.Choice(Name) switch
    {
        ByOtsu => Otsu.Threshold(map.Values),
        ByMean => map.Values.Average(value => (double)value),
        Best => null,
        _ => Rounded(settings.Number(Name)),
    };

    // As the saliency is, so that a value of 0.3 is not above a threshold of 0.3.
    private static double Rounded(double threshold) => (float)threshold;
}
