using SyCam.Eval.Ensembles;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Ensembles;

/// <summary>An ensemble with its scores.</summary>
/// <param name="Ensemble">The maps.</param>
/// <param name="Share">The share of pixels that count as highest.</param>
/// <param name="Search">Its score on each image that the search may look at; NaN where there is none.</param>
internal sealed record ScoredEnsemble(Ensemble Ensemble, Rational Share, IReadOnlyList<double> Search)
{
    /// <summary>The mean over those images; NaN when fewer than half of them have a score.</summary>
    public double Mean { get; } = MeanOf(Search);

    /// <summary>Its score on each held-out image; null where it was not scored on them.</summary>
    public IReadOnlyList<double>? HeldOut { get; init; }

    /// <summary>The mean over the held-out images; NaN without one.</summary>
    public double HeldOutMean => HeldOut is null ? double.NaN : MeanOf(HeldOut);

    /// <summary>The expression that gives its map.</summary>
    /// <param name="names">What the maps are called.</param>
    public string ToExpression(IReadOnlyList<string> names) =>
        $"{Consensus.Name}({Share}; {string.Join(", ", Ensemble.Places.Select(place => names[place]))})";

    /// <summary>The mean of the scores that are there; NaN when fewer than half of them are, as on leaderboards: a map that works on
    /// a few easy images does not win.</summary>
    public static double MeanOf(IReadOnlyList<double> values)
    {
        List<double> known = [.. values.Where(value => !double.IsNaN(value))];
        return known.Count == 0 || 2 * known.Count < values.Count ? double.NaN : known.Average();
    }
}
