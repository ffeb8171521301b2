namespace SyCam.Search.Rules;

/// <summary>What <see cref="RuleLearner"/> looks through, and how far.</summary>
public sealed record LearnOptions
{
    /// <summary>Where rules are looked for.</summary>
    public IReadOnlyList<MiningTheme> Themes { get; init; } = MiningTheme.Standard;

    /// <summary>The number of random tensors on which a candidate must hold before it is proved, at least 10.</summary>
    public int Tests { get; init; } = 10_000;

    /// <summary>The seed of probes and tensors.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The number of threads, at least 1; the rules do not depend on it.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>The time after which no further size is begun; null: no limit. Only a run that ends before it finds the
    /// same rules every time.</summary>
    public TimeSpan? Budget { get; init; }
}
