using SyCam.Search.Synthesis;

namespace SyCam.Search.Ranking;

/// <summary>Makes the held-out table.</summary>
internal static class HeldOutRanking
{
    /// <summary>The table against a reference, which need not be there.</summary>
    public static HeldOutTable Of(
        IReadOnlyList<RankedContender> ranked, Contender? reference, RunMetrics metrics, Func<Contender, Contender, ulong> seed)
    {
        List<RankedContender> scored = [.. ranked.Where(one => one.Contender.HeldOut is not null)];
        if (scored.Count == 0) return HeldOutTable.Empty;
        List<(Comparison? Gain, double PValue)> gains = [.. scored.Select(one => Against(one.Contender))];
        var adjusted = Holm.Adjust([.. gains.Select(gain => gain.PValue)]);
        return new HeldOutTable(
            reference?.HeldOut is null ? null : reference.Names[0],
            [.. scored.Select((one, i) => new HeldOutRow(
                one.Row, MeansOf(one.Contender), gains[i].Gain, gains[i].PValue, adjusted[i]))]);

        (Comparison? Gain, double PValue) Against(Contender contender)
        {
            if (reference?.HeldOut is not { } right || contender == reference) return (null, double.NaN);
            var (ours, theirs) = (metrics.Values(contender.HeldOut!), metrics.Values(right));
            var drawing = seed(contender, reference);
            double[] differences = [.. ours.Zip(theirs, (a, b) => metrics.Sign * (a - b)).Where(value => !double.IsNaN(value))];
            return (
                PairedBootstrap.Compare(reference.Names[0], ours, theirs, metrics.Sign, drawing),
                SignFlipTest.PValue(differences, drawing));
        }

        IReadOnlyList<BootstrapMean> MeansOf(Contender contender) =>
            [.. metrics.Names.Select(name => BootstrapMean.Of(contender.HeldOut!.PerImage[name], seed: 0))];
    }
}
