using System.Globalization;
using SyCam.Search.Ranking;

namespace SyCam.Cli.Statistics;

/// <summary>Whether some methods differ by one metric on the same images: Friedman's test, Nemenyi's critical difference, and
/// Wilcoxon's test of each pair with Holm's correction.</summary>
/// <param name="Model">The network's name.</param>
/// <param name="Layer">The target layer.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Methods">The methods.</param>
/// <param name="Friedman">Friedman's test; rank 1 is the best.</param>
/// <param name="Pairs">Every pair of methods.</param>
internal sealed record SignificanceTest(
    string Model, string Layer, string Metric, IReadOnlyList<string> Methods, FriedmanResult Friedman,
    IReadOnlyList<SignificancePair> Pairs)
{
    private const double Level = 0.05;

    /// <summary>Tests some methods, of whose values the greater are better; null for fewer than two, or without an image that has
    /// a value for each.</summary>
    /// <param name="model">The network's name.</param>
    /// <param name="layer">The target layer.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="methods">The methods.</param>
    /// <param name="values">For each method its values, image by image.</param>
    public static SignificanceTest? Of(
        string model, string layer, string metric, IReadOnlyList<string> methods, IReadOnlyList<IReadOnlyList<double>> values)
    {
        if (methods.Count < 2) return null;
        var friedman = FriedmanTest.Of([.. values.Select(one => one.Select(value => -value).ToList())]);
        if (friedman is null) return null;
        List<(int Better, int Worse)> pairs = [.. Enumerable.Range(0, methods.Count)
            .SelectMany(left => Enumerable.Range(left + 1, methods.Count - left - 1).Select(right => (left, right)))
            .Select(pair => friedman.MeanRanks[pair.left] <= friedman.MeanRanks[pair.right] ? pair : (pair.right, pair.left))];
        double[] chances = [.. pairs.Select(pair => WilcoxonTest.PValue(
            [.. values[pair.Better].Zip(values[pair.Worse], (better, worse) => better - worse)]))];
        var adjusted = PairedTest.Adjust(chances);
        return new SignificanceTest(
            model, layer, metric, methods, friedman,
            [.. pairs.Select((pair, i) => new SignificancePair(methods[pair.Better], methods[pair.Worse], chances[i], adjusted[i]))]);
    }

    /// <summary>What it says, in sentences.</summary>
    /// <param name="place">The network and layer where there are several, in parentheses; else empty.</param>
    public IEnumerable<string> ToNotes(string place)
    {
        if (double.IsNaN(Friedman.PValue))
        {
            yield return $"{Metric}{place}: all methods are equal on every image";
            yield break;
        }

        var ranks = Methods.Zip(Friedman.MeanRanks).OrderBy(pair => pair.Second)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First} {pair.Second:0.00}"));
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Metric}{place}: the methods {(Friedman.PValue < Level ? "differ" : "do not differ")} by Friedman's test (chi2({Methods.Count - 1}) = {Friedman.ChiSquared:0.00}, p={Friedman.PValue:0.0000}, {Friedman.Blocks} images); mean ranks, 1 is best: {string.Join(", ", ranks)}; they differ by Nemenyi's test from {Friedman.CriticalDifference:0.00} on");
        var clear = Pairs.Where(pair => pair.AdjustedPValue < Level).OrderBy(pair => pair.AdjustedPValue).ToList();
        if (clear.Count > 0)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{Metric}{place}: of {Pairs.Count} pairs these differ by Wilcoxon's test, Holm-corrected: {string.Join(", ", clear.Select(Text))}");
    }

    private static string Text(SignificancePair pair) =>
        string.Create(CultureInfo.InvariantCulture, $"{pair.Better} above {pair.Worse} (p={pair.AdjustedPValue:0.0000})");
}
