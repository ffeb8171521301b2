using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Synthesis;

namespace SyCam.Search.Ranking;

/// <summary>Finds the best row for each class.</summary>
internal static class ClassRanking
{
    /// <summary>The best rows by class name, among those with the most exact scores that there are; empty where the
    /// oracle does not know classes.</summary>
    public static IReadOnlyList<ClassBest> Of(
        IReadOnlyList<RankedContender> ranked, Contender? reference, RunMetrics metrics, IScoreOracle oracle)
    {
        var search = oracle.ImageClasses(ImageSplit.Search);
        var heldOut = oracle.ImageClasses(ImageSplit.HeldOut);
        List<RankedContender> able = [.. ranked.Where(one => one.Row.Kind != RowKind.Control && one.Row.Broken.Count == 0)];
        if (able.Any(one => one.Row.Fidelity == Fidelity.Full))
            able.RemoveAll(one => one.Row.Fidelity != Fidelity.Full);
        if (search.Count == 0 || able.Count == 0) return [];
        return [.. search.Distinct().Order(StringComparer.Ordinal).Select(name =>
        {
            var best = able.OrderByDescending(one => metrics.Merit(Mean(one.Scores, search, name)))
                .ThenBy(one => one.Row.Rank).First();
            var theirs = ranked.FirstOrDefault(one => one.Contender == reference);
            return new ClassBest(
                name, best.Row, Mean(best.Scores, search, name), Mean(best.Contender.HeldOut, heldOut, name),
                Mean(theirs?.Scores, search, name), Mean(reference?.HeldOut, heldOut, name),
                search.Count(one => one == name), heldOut.Count(one => one == name));
        })];

        double Mean(ScoreEntry? scores, IReadOnlyList<string> classes, string name) => scores is null
            ? double.NaN
            : Means.Of(metrics.Objective.Name, [.. metrics.Values(scores).Where((_, i) => classes[i] == name)]).Mean;
    }
}
