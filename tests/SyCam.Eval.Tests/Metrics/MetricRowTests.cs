using SyCam.Eval.Metrics;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
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
        _model = PixelReader.Load(_folder, Size, Size, (float)PixelReader.Gain / 2);
        _network = new FrozenNetwork(_model, batchSize: 4);
        var random = new Random(3);
        _pixels = Draw(random, Count * 3 * Pixels);
        // So near to the other class that noise takes some copies there.
        for (var image = 0; image < Count; image++) _pixels[(image * 3 * Pixels) + 1] = 0.52f;
        _masks = [.. Draw(random, Count * Pixels).Select(value => value > 0.7f ? 1f : 0f)];
    }

    public static TheoryData<string> All() => [.. MetricTable.All.Select(row => row.Name)];

    public static TheoryData<string> OfOrder() =>
        [.. MetricTable.All.Where(row => row.Invariance == MapInvariance.Order).Select(row => row.Name)];

    public static TheoryData<string> OfMasks() =>
        [.. MetricTable.All.Where(row => row.NeedsMasks).Select(row => row.Name)];

    // A method that is run again makes maps of its own, whose order alone counts for randomisation; and masking the one
    // pixel that is read raises a probability or not, whatever is left of it.
    public static TheoryData<string> OfValues() =>
    [
        .. MetricTable.All.Where(row => row.Invariance == MapInvariance.None).Select(row => row.Name)
            .Except(["randomisation", "increase_in_confidence"]),
    ];

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
    [MemberData(nameof(All))]
    public void A_constant_map_has_a_finite_score(string name) =>
        Assert.All(Scores(name, new float[Count * Pixels], _masks), score => Assert.True(double.IsFinite(score), $"{score}"));

    [Theory]
    [MemberData(nameof(All))]
    public void A_map_costs_as_many_forward_passes_as_declared(string name)
    {
        using var images = Prepare(_masks);
        using var context = Context(images);
        // What no map changes is computed once.
        Scores(name, context, Shuffled(1), [0, 1, 2]);
        var before = _network.ForwardPasses;

        Scores(name, context, Shuffled(1), [2, 0, 1]);

        var declared = MetricReader.Read(name).Passes(FourSteps);
        Assert.Equal(Count * declared, _network.ForwardPasses - before);
        Assert.True(declared == 0 || MetricTable.Find(name)!.Needs.HasFlag(MetricNeeds.Network), "it uses the network");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Scores_depend_neither_on_the_order_of_the_maps_nor_on_their_number_nor_on_chance(string name)
    {
        var maps = Shuffled(2);
        using var images = Prepare(_masks);
        using var context = Context(images);
        var plain = Scores(name, context, maps, [0, 1, 2]);

        Assert.Equal(plain, Scores(name, context, maps, [0, 1, 2]));
        using var others = Context(images);
        var turned = Scores(name, others, [.. maps[(2 * Pixels)..], .. maps[..(2 * Pixels)]], [2, 0, 1]);
        using var alone = Context(images);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(plain[i], turned[(i + 1) % Count], 1e-6);
            Assert.Equal(plain[i], Scores(name, alone, maps[(i * Pixels)..((i + 1) * Pixels)], [i])[0], 1e-6);
        }
    }

    // Nothing would be wrong with a row that declares too little, but the page would say too little of it.
    [Theory]
    [MemberData(nameof(OfValues))]
    public void What_sees_the_values_scores_a_rising_function_of_the_saliency_otherwise(string name)
    {
        var metric = name switch
        {
            "effective_complexity" => "effective_complexity(epsilon=0.5)",
            "infidelity" => "infidelity(side=0.5)",
            _ => name,
        };
        float[] maps = [.. Cones(), .. Shuffled(4)];
        float[] squares = [.. maps.Select(value => value * value)];

        // What is gained is gained by the other class.
        long[] labels = [0, 1];
        Assert.Contains(
            labels,
            label => !Scores(metric, maps, Corners(), label).SequenceEqual(Scores(metric, squares, Corners(), label)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_parameter_and_every_word_of_it_changes_a_score(string name)
    {
        var masks = Corners();
        float[] maps = [.. Cones(), .. Shuffled(4), .. Shuffled(6), .. Shuffled(8)];
        var plain = Scores(name, maps, masks);

        foreach (var parameter in MetricTable.Find(name)!.Parameters)
        {
            // The network's mean colour is black.
            // Of two classes there is one other.
            if ((name, parameter.Name) == ("relative_confidence_drop", "classes")) continue;
            // The method asks for no class.
            if ((name, parameter.Name) is ("consistency" or "responsiveness" or "noise_robustness", "class")) continue;
            foreach (var word in parameter.Choices.Where(word => word != parameter.Default && (word != "black" || name is not ("deletion" or "relative_confidence_drop"))))
                Assert.False(plain.SequenceEqual(Scores($"{name}({parameter.Name}={word})", maps, masks)), word);
            if (!parameter.IsNumber) continue;
            Assert.Contains(
                MetricParameters.OtherNumbers(parameter),
                number => !plain.SequenceEqual(Scores($"{name}({parameter.Name}={number})", maps, masks)));
        }
    }

    private double[] Scores(string name, float[] maps, float[] masks, long label = 0)
    {
        using var images = Prepare(masks, label);
        using var context = Context(images);
        return Scores(name, context, maps, [.. Enumerable.Range(0, maps.Length / Pixels).Select(map => map % Count)]);
    }

    private static double[] Scores(string name, MetricContext context, float[] maps, IReadOnlyList<int> places)
    {
        using var saliency = tensor(maps, [places.Count, 1, Size, Size]);
        using var batch = new SaliencyBatch(saliency, places, [.. places.Select(_ => Method)]);
        return MetricReader.Read(name).Score(context, batch);
    }

    // It sees every pixel, so that it changes with the picture and the network.
    private static Term Method { get; } = TermReader.Read("sum_k(A)").Term!;

    private PreparedImages Prepare(float[] masks, long label = 0) => ImagePreparer.Prepare(
        _model, _network, "features.1", ["one", "two", "three"], tensor(_pixels, [Count, 3, Size, Size]),
        tensor(masks, [Count, 1, Size, Size]), [label, label, label], CancellationToken.None);

    private MetricContext Context(PreparedImages images) =>
        new(images, _network, FourSteps, CancellationToken.None, Sources);

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

    // A square that the boxes of some cones fit well and others badly.
    private static float[] Corners() =>
        Repeat([.. Enumerable.Range(0, Pixels).Select(place => place / Size < 5 && place % Size < 5 ? 1f : 0f)]);

    // Bright about the pixel that is read, fading in two to thirteen pixels.
    private static float[] Cones() =>
    [
        .. Enumerable.Range(2, 12).SelectMany(reach => Enumerable.Range(0, Pixels).Select(place =>
            Math.Max(0, 1 - (((place / Size) + Math.Abs((place % Size) - 1)) / (float)reach)))),
    ];

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
