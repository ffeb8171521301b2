using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>The terminal table: what the inputs of a grammar can come from.</summary>
public static class TerminalTable
{
    private const long RandomSeed = 20_250_414;

    private static readonly TerminalRow[] Rows =
    [
        new("activation", TermType.Features, "the target layer's activations", (images, start, count) =>
            images.Activations.narrow(0, start, count)),
        new("gradient", TermType.Features, "the gradient of the class logit there", (images, start, count) =>
            images.Gradients.narrow(0, start, count)),
        new("random", TermType.Channels, "uniform numbers in [-1,1), seeded by the image's place", RandomWeights),
        new("fake", TermType.Map, "ones except 0 at the top left pixel of the input (Fake-CAM)", FakeMap),
    ];

    /// <summary>The words that may follow <c>from</c>, with their types.</summary>
    public static IReadOnlyList<(string Source, TermType Type, string Summary)> Sources { get; } =
        [.. Rows.Select(row => (row.Source, row.Type, row.Summary))];

    /// <summary>
    /// The controls that stand in every table: a metric that one of them wins measures something else than saliency.
    /// RandomCAM weighs the channels by chance; Fake-CAM (Poppi et al. 2021) marks everything.
    /// </summary>
    public static IReadOnlyList<(string Name, Term Map)> Controls { get; } =
    [
        ("RandomCAM", Term.Of(Operators.Relu, Term.Of(Operators.SumK, Term.Of(
            Operators.Mul, Term.Input("random", TermType.Channels), Term.Input("A", TermType.Features))))),
        ("FakeCAM", Term.Input("fake", TermType.Map)),
    ];

    internal static TerminalRow Find(string source) =>
        Rows.FirstOrDefault(row => row.Source == source)
        ?? throw new ArgumentException($"no terminal comes from '{source}'", nameof(source));

    private static Tensor RandomWeights(PreparedImages images, int start, int count)
    {
        var channels = images.Activations.shape[1];
        var weights = new float[count * channels];
        for (var i = 0; i < count; i++)
        {
            var random = new Random(unchecked((int)(RandomSeed + start + i)));
            for (var k = 0; k < channels; k++) weights[(i * channels) + k] = (float)((2 * random.NextDouble()) - 1);
        }

        return tensor(weights, [count, channels, 1, 1]);
    }

    private static Tensor FakeMap(PreparedImages images, int start, int count)
    {
        var map = new float[images.Height * images.Width];
        Array.Fill(map, 1);
        map[0] = 0;
        using var one = tensor(map, [1, 1, images.Height, images.Width]);
        return one.repeat([count, 1, 1, 1]);
    }
}
