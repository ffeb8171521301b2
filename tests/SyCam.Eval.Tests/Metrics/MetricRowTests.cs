using System.Globalization;
using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Eval.Tests.Conformance;
using SyCam.Eval.Tests.Scoring;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using SyCam.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Tests.Metrics;

/// <summary>What every row of the table declares holds.</summary>
public sealed class MetricRowTests : IDisposable
{
    // Large enough to be blurred.
    private const int Size = 12;
    private const int Pixels = Size * Size;
    private const int Count = 3;

    private static readonly MetricOptions FourSteps = new() { Steps = 4 };

    private static readonly Dictionary<string, InputSource> Sources = new()
    {
        ["A"] = new("activation"),
        ["G"] = new("gradient"),
    };

    private readonly TemporaryFolder _folder = new();
    private readonly CamModel _model;
    private readonly FrozenNetwork _network;
    private readonly float[] _pixels;
    private readonly float[] _masks;

    public MetricRowTests()
    {
        _model = PixelReader.Load(_folder, Size);
        _network = new FrozenNetwork(_model, batchSize: 4);
        var random = new Random(3);
        _pixels = Draw(random, Count * 3 * Pixels);
        _masks = [.. Draw(random, Count * Pixels).Select(value => value > 0.7f ? 1f : 0f)];
    }

    public static TheoryData<string> All() => [.. MetricTable.All.Select(row => row.Name)];

    public static TheoryData<string> OfOrder() =>
        [.. MetricTable.All.Where(row => row.Invariance == MapInvariance.Order).Select(row => row.Name)];

    public static TheoryData<string> OfMasks() =>
        [.. MetricTable.All.Where(row => row.NeedsMasks).Select(row => row.Name)];

    public static TheoryData<string> OfSaliencyAlone() =>
        [.. MetricTable.All.Where(row => !row.NeedsMethod).Select(row => row.Name)];

    public static TheoryData<string> WithoutNetwork() =>
        [.. MetricTable.All.Where(row => (row.Needs & (MetricNeeds.Network | MetricNeeds.Method)) == 0).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(OfOrder))]
    public void What_sees_the_order_alone_scores_rising_functions_of_the_saliency_alike(string name)
    {
        // Steps that a square and a root keep apart, some of them taken several times.
        var random = new Random(5);
        float[] map = [.. Enumerable.Range(0, Count * Pixels).Select(_ => random.Next(97) / 96f)];
        // Both ends of [0,1] are there in each map, as they are behind min-max.
        for (var i = 0; i < Count; i++) (map[i * Pixels], map[(i * Pixels) + 5]) = (0, 1);
        var plain = Scores(name, map, _masks);

        Assert.Equal(plain, Scores(name, [.. map.Select(value => value * value)], _masks));
        Assert.Equal(plain, Scores(name, [.. map.Select(MathF.Sqrt)], _masks));
        Assert.Equal(plain, Scores(name, [.. map.Select(value => value / (2 - value))], _masks));
    }

    [Theory]
    [MemberData(nameof(WithoutNetwork))]
    public void What_asks_no_network_scores_mirrored_pictures_alike(string name)
    {
        var map = Shuffled(7);
        var plain = Scores(name, map, _masks);

        var sideways = Scores(name, Turned(map, (x, y) => (Size - 1 - x, y)), Turned(_masks, (x, y) => (Size - 1 - x, y)));
        var diagonally = Scores(name, Turned(map, (x, y) => (y, x)), Turned(_masks, (x, y) => (y, x)));

        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(plain[i], sideways[i], 1e-6);
            Assert.Equal(plain[i], diagonally[i], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(OfMasks))]
    public void An_empty_mask_gives_no_value_and_leaves_the_others_theirs(string name)
    {
        float[] masks = [.. new float[Pixels], .. _masks[Pixels..]];
        var map = Shuffled(9);

        var scores = Scores(name, map, masks);

        Assert.Equal(double.NaN, scores[0]);
        Assert.Equal(Scores(name, map, _masks)[1..], scores[1..]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Scores_lie_within_the_declared_width(string name)
    {
        if (MetricTable.Find(name)!.Width is not { } width) return;
        List<double> scores = [];
        for (var seed = 0; seed < 4; seed++) scores.AddRange(Scores(name, Shuffled(seed), _masks));
        // A bright disc about the pixel that is read, and everything but it.
        float[] near = [.. Enumerable.Range(0, Pixels).Select(p => Math.Max(0, 1 - ((p / Size) + Math.Abs((p % Size) - 1)) / 6f))];
        scores.AddRange(Scores(name, Repeat(near), _masks));
        scores.AddRange(Scores(name, Repeat([.. near.Select(value => 1 - value)]), _masks));

        Assert.All(scores, score => Assert.False(double.IsNaN(score)));
        Assert.InRange(scores.Max() - scores.Min(), 0, width * (1 + 1e-6));
    }

    [Theory]
    [MemberData(nameof(OfSaliencyAlone))]
    public void A_constant_map_has_a_finite_score(string name) =>
        Assert.All(Scores(name, new float[Count * Pixels], _masks), score => Assert.True(double.IsFinite(score), $"{score}"));

    [Theory]
    [MemberData(nameof(OfSaliencyAlone))]
    public void A_map_costs_as_many_forward_passes_as_declared(string name)
    {
        using var images = Prepare(_masks);
        using var context = Context(images);
        using var saliency = tensor(Shuffled(1), [Count, 1, Size, Size]);
        // What no map changes is computed once.
        MetricScores.Of(name, context, saliency, [0, 1, 2]);
        var before = _network.ForwardPasses;

        MetricScores.Of(name, context, saliency, [2, 0, 1]);

        var declared = MetricReader.Read(name).Passes(FourSteps);
        Assert.Equal(Count * declared, _network.ForwardPasses - before);
        Assert.True(declared == 0 || MetricTable.Find(name)!.Needs.HasFlag(MetricNeeds.Network), "it uses the network");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_identity_has_every_parameter_and_changes_with_each(string name)
    {
        var row = MetricTable.Find(name)!;
        var plain = MetricReader.Read(name).Identity(MetricOptions.Full);

        Assert.StartsWith($"{name}/{row.Version}", plain, StringComparison.Ordinal);
        foreach (var parameter in row.Parameters)
        {
            Assert.Contains($"{parameter.Name}={parameter.Default}", plain, StringComparison.Ordinal);
            Assert.Equal(parameter.Default, parameter.Read(parameter.Default));
            var other = Others(parameter).First(value => value != parameter.Default);
            var changed = MetricReader.Read($"{name}({parameter.Name}={other})");
            Assert.Equal($"{name}({parameter.Name}={other})", changed.Name);
            Assert.Equal(changed.Identity(MetricOptions.Full), MetricReader.Read(changed.Name).Identity(MetricOptions.Full));
            Assert.NotEqual(plain, changed.Identity(MetricOptions.Full));
            Assert.Contains($"{parameter.Name}={other}", changed.Identity(MetricOptions.Full), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_value_out_of_a_parameters_range_is_refused_with_the_range(string name)
    {
        foreach (var parameter in MetricTable.Find(name)!.Parameters)
            foreach (var wrong in new[] { "nonsense", "NaN", "1e999", (parameter.Least - 1).ToString(CultureInfo.InvariantCulture) })
            {
                var error = Assert.Throws<InputException>(() => MetricReader.Read($"{name}({parameter.Name}={wrong})"));
                Assert.Equal($"{name}: {parameter.Name} is {parameter.Range}, not '{wrong}'", error.Message);
            }
    }

    private double[] Scores(string name, float[] maps, float[] masks)
    {
        using var images = Prepare(masks);
        using var context = Context(images);
        using var saliency = tensor(maps, [Count, 1, Size, Size]);
        using var batch = new SaliencyBatch(saliency, [0, 1, 2], [.. Enumerable.Repeat(Method, Count)]);
        return MetricReader.Read(name).Score(context, batch);
    }

    private static Term Method => MethodTerms.Find("LayerCAM")!;

    private PreparedImages Prepare(float[] masks) => ImagePreparer.Prepare(
        _model, _network, "features.1", ["one", "two", "three"], tensor(_pixels, [Count, 3, Size, Size]),
        tensor(masks, [Count, 1, Size, Size]), [0, 0, 0], CancellationToken.None);

    private MetricContext Context(PreparedImages images) =>
        new(images, _network, FourSteps, CancellationToken.None, Sources);

    private static IEnumerable<string> Others(MetricParameter parameter) =>
    [
        .. parameter.Choices,
        .. parameter.IsNumber
            ? new[] { parameter.Greatest, parameter.Least }.Select(value => value.ToString("R", CultureInfo.InvariantCulture))
            : [],
    ];

    private static float[] Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)random.NextDouble())];

    // In each map every value once, from 0 to 1.
    private static float[] Shuffled(int seed)
    {
        var random = new Random(seed);
        List<float> maps = [];
        for (var i = 0; i < Count; i++)
        {
            float[] values = [.. Enumerable.Range(0, Pixels).Select(p => p / (Pixels - 1f))];
            random.Shuffle(values);
            maps.AddRange(values);
        }

        return [.. maps];
    }

    private static float[] Repeat(float[] map) => [.. Enumerable.Repeat(map, Count).SelectMany(values => values)];

    private static float[] Turned(float[] maps, Func<int, int, (int X, int Y)> from)
    {
        var turned = new float[maps.Length];
        for (var i = 0; i < maps.Length; i++)
        {
            var (image, place) = (i / Pixels, i % Pixels);
            var (x, y) = from(place % Size, place / Size);
            turned[i] = maps[(image * Pixels) + (y * Size) + x];
        }

        return turned;
    }

    public void Dispose()
    {
        _network.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }
}
