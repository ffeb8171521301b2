using SyCam.Grammar.Terms;

namespace SyCam.Eval.Metrics;

/// <summary>One row of the metric table.</summary>
/// <param name="Name">The name in commands and tables.</param>
/// <param name="Aliases">Other names that people know it by.</param>
/// <param name="Group">The question that it asks.</param>
/// <param name="HigherIsBetter">The direction.</param>
/// <param name="Summary">One sentence for people: what it measures, and its range.</param>
/// <param name="Source">The paper or the reference implementation.</param>
/// <param name="Score">Scores a batch of saliency; NaN where the metric is not defined.</param>
public sealed record MetricRow(
    string Name,
    IReadOnlyList<string> Aliases,
    MetricGroup Group,
    bool HigherIsBetter,
    string Summary,
    string Source,
    Func<MetricContext, MetricSettings, SaliencyBatch, double[]> Score)
{
    /// <summary>The definition in LaTeX, for docs/metrics.md.</summary>
    public required string Formula { get; init; }

    /// <summary>What one must know to use it or to compare with other implementations; Markdown, for docs/metrics.md.
    /// </summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Raised when the same map would score differently.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What is fixed in this definition and free in others, for the identity of a score.</summary>
    public string Conventions { get; init; } = "";

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<MetricParameter> Parameters { get; init; } = [];

    /// <summary>What it needs.</summary>
    public MetricNeeds Needs { get; init; }

    /// <summary>What it does not see.</summary>
    public MapInvariance Invariance { get; init; }

    /// <summary>The largest possible value minus the smallest; null where there is no bound.</summary>
    public double? Width { get; init; }

    /// <summary>The forward passes that one map costs on one image; 0 by default.</summary>
    public Func<MetricSettings, int> Passes { get; init; } = _ => 0;

    /// <summary>True for a metric that <c>eval</c> takes when it is not told which: well known, cheap, and no near copy of
    /// another one.</summary>
    public bool Usual { get; init; }

    /// <summary>True when it compares with object masks.</summary>
    public bool NeedsMasks => Needs.HasFlag(MetricNeeds.Masks);

    /// <summary>Whether a method has a value, for metrics that need its expression to have some form.</summary>
    public Func<Term, bool> Covers { get; init; } = _ => true;

    /// <summary>True when it runs the method on changed images or takes its expression apart.</summary>
    public bool NeedsMethod => Needs.HasFlag(MetricNeeds.Method);
}
