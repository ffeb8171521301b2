using SyCam.Cli.Experiments;
using SyCam.Cli.Experiments.Tables;
using SyCam.Eval.Metrics;
using SyCam.Eval.Saliency;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Cli.Tests.Tables;

/// <summary>Scores that were made up, on ten images.</summary>
internal static class Scores
{
    public static readonly double[] Left = [0.61, 0.72, 0.55, 0.80, 0.43, 0.66, 0.58, 0.71, 0.49, 0.62];
    public static readonly double[] Right = [0.58, 0.70, 0.57, 0.71, 0.44, 0.60, 0.50, 0.69, 0.45, 0.55];
    public static readonly double[] Middle = [0.60, 0.65, 0.59, 0.77, 0.41, 0.68, 0.52, 0.70, 0.52, 0.58];

    /// <summary>Methods Left, Right and Middle and a control; average_drop is 10 times insertion, so that the order of the
    /// rows is the opposite one.</summary>
    public static LayerScores Of(string model = "net", string layer = "layer4", IReadOnlyList<IReadOnlyList<int>>? same = null)
    {
        string[] names = ["Left", "Right", "relu(sum_k(G * A_2))", "RandomCAM (control)"];
        double[][] values = [Left, Right, Middle, [.. Enumerable.Repeat(0.3, 10)]];
        return new LayerScores(
            model, layer, names, [MethodKind.Method, MethodKind.Method, MethodKind.Maps, MethodKind.Control],
            [new SplitScores([.. Enumerable.Range(0, 10).Select(i => $"{i}.jpg")], [.. values.Select((row, i) => Row(names[i], row))])],
            same ?? []);
    }

    /// <summary>The table of some scores by insertion and average_drop.</summary>
    public static EvaluationTable Table(string? baseline, params IReadOnlyList<LayerScores> scores) => new EvaluationTableMaker(
        [MetricReader.Read("insertion"), MetricReader.Read("ad")], MetricOptions.Full, baseline, seed: 0).Make(scores);

    private static TermScores Row(string name, double[] values) => new(
        Term.Input(name, TermType.Map),
        new Dictionary<string, IReadOnlyList<double>>
        {
            ["insertion"] = values,
            ["average_drop"] = [.. values.Select(value => 10 * value)],
        },
        [MapStatus.Constant, .. Enumerable.Repeat(MapStatus.Ok, 9)]);
}
