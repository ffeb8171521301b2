using System.Globalization;
using SyCam.Cli.Rendering;

namespace SyCam.Cli.Ensembles;

/// <summary>What a search over ensembles found, for people.</summary>
internal static class EnsembleText
{
    /// <summary>Writes two tables: the best ensembles, and the maps on their own.</summary>
    public static void Write(EnsembleResult result, Terminal terminal)
    {
        var better = result.Metric.HigherIsBetter ? "higher is better" : "lower is better";
        terminal.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Ensembles.Count} ensembles of {result.Names.Count} maps by {result.Metric.Name} ({better}): means over {result.SearchImages} images, {result.HeldOutImages} held out"));
        WordTable.Write(terminal.Out, ["search", "held-out", "ensemble"], 1,
        [
            .. result.Best.Select(one => new[]
            {
                ScoreText.Short(one.Mean), ScoreText.Short(one.HeldOutMean), one.ToExpression(result.Names),
            }),
        ]);
        terminal.Print("the maps: as they are, thresholded at the share that is best over all images, and at the best for each image");
        var hasEffects = result.Maps.All(map => map.Effect is not null);
        string[] headings = ["map", "as it is", "best share", "thresholded", "per image"];
        string[] effects = ["Shapley", "main effect", "CRE"];
        WordTable.Write(
            terminal.Out, hasEffects ? [.. headings, .. effects] : headings, 0,
            [.. result.Maps.Select(map => hasEffects ? [.. Cells(map), .. Effects(map)] : Cells(map))]);
        terminal.Say(hasEffects
            ? $"effects on the ensembles at share {result.EffectShare}; CRE: cumulative residual effect"
            : "--search all also gives what each map does to the ensembles");
    }

    private static string[] Cells(ThresholdedMap map) =>
        [map.Name, ScoreText.Short(map.Plain), map.Share.ToString(), ScoreText.Short(map.Best.Mean), ScoreText.Short(map.PerImage)];

    private static string[] Effects(ThresholdedMap map) =>
    [
        ScoreText.Signed(map.Effect!.Shapley), ScoreText.Signed(map.Effect.MainEffect), ScoreText.Signed(map.Effect.CumulativeResidual),
    ];
}
