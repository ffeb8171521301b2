using SyCam.Grammar.Terms;
using SyCam.Search.Oracles;

namespace SyCam.Search.Tests.Support;

/// <summary>Scores a map by a hash of its text and of the image, so that every map has its own repeatable scores.
/// </summary>
internal sealed class FakeOracle : IScoreOracle
{
    public const int SearchImages = 12;
    public const int HeldOutImages = 8;

    public int SearchCount { get; init; } = SearchImages;

    /// <summary>The classes of the search images and of the held-out ones; none by default.</summary>
    public Func<ImageSplit, IReadOnlyList<string>> Classes { get; init; } = _ => [];

    public string Identity { get; init; } = "fake model, fake images";

    public IReadOnlyList<Metric> Metrics { get; init; } =
        [new("up", true, "up 1"), new("down", false, "down 1")];

    /// <summary>Scores of chosen maps; the hash is used for the others.</summary>
    public Func<Term, int, double?> Chosen { get; init; } = (_, _) => null;

    /// <summary>Scores of chosen maps by metric; asked before <see cref="Chosen"/>.</summary>
    public Func<Term, string, int, double?> ChosenBy { get; init; } = (_, _, _) => null;

    /// <summary>Called before each batch.</summary>
    public Action<IReadOnlyList<Term>, ScoreRequest> BeforeBatch { get; init; } = (_, _) => { };

    public long ForwardPasses { get; private set; }

    public List<(string Map, ScoreRequest Request)> Scored { get; } = [];

    public int ImageCount(ImageSplit split) => split == ImageSplit.Search ? SearchCount : HeldOutImages;

    public IReadOnlyList<string> ImageClasses(ImageSplit split) => Classes(split);

    public IReadOnlyList<MapScores> Score(
        IReadOnlyList<Term> maps, ScoreRequest request, CancellationToken cancellation)
    {
        BeforeBatch(maps, request);
        cancellation.ThrowIfCancellationRequested();
        ForwardPasses += request.Count * maps.Count;
        Scored.AddRange(maps.Select(map => (map.ToString(), request)));
        return [.. maps.Select(map => new MapScores(
            map,
            request.Metrics.ToDictionary(
                metric => metric,
                metric => (IReadOnlyList<double>)[.. Enumerable.Range(request.First, request.Count).Select(image =>
                    Value(map, metric, image, request))]),
            new Dictionary<string, int>()))];
    }

    // Coarse scores are the full ones with an error of up to 0.01.
    private double Value(Term map, string metric, int image, ScoreRequest request)
    {
        var offset = request.Split == ImageSplit.Search ? 0 : 1000;
        if (ChosenBy(map, metric, offset + image) is { } value) return value;
        if (Chosen(map, offset + image) is { } chosen) return chosen;
        var own = Fraction(map.StableHash + (ulong)metric.Length);
        var noise = Fraction((map.StableHash * 31) + (ulong)(offset + image));
        var error = request.Fidelity == Fidelity.Coarse ? Fraction(map.StableHash * 7) / 100 : 0;
        return own + (noise / 5) + error;
    }

    private static double Fraction(ulong hash)
    {
        hash *= 0x9E3779B97F4A7C15;
        hash ^= hash >> 31;
        return (hash >> 11) / (double)(1UL << 53);
    }
}
