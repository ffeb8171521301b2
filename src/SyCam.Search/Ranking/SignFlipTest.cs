namespace SyCam.Search.Ranking;

/// <summary>
/// The sign-flip permutation test of a mean difference (Fisher, "The Design of Experiments", 1935, section 21): if
/// neither of two maps is better, each paired difference is as likely with the other sign.
/// </summary>
internal static class SignFlipTest
{
    private const int MostExact = 12;
    private const int Patterns = 9999;

    // Sums of the same numbers in another order of signs may differ in the last bits.
    private const double Tie = 1e-12;

    /// <summary>The two-sided p-value: the share of sign patterns whose sum is at least as far from 0 as the one seen.
    /// All patterns up to 12 differences, otherwise 9999 random ones and the one seen (Phipson and Smyth, 2010). NaN
    /// without differences.</summary>
    public static double PValue(IReadOnlyList<double> differences, ulong seed)
    {
        if (differences.Count == 0) return double.NaN;
        var seen = Math.Abs(differences.Sum());
        var least = seen - (Tie * differences.Sum(Math.Abs));
        return differences.Count <= MostExact ? Exact(differences, least) : Drawn(differences, least, new Draws(seed));
    }

    private static double Exact(IReadOnlyList<double> differences, double least)
    {
        var extreme = 0;
        var patterns = 1 << differences.Count;
        for (var pattern = 0; pattern < patterns; pattern++)
        {
            var sum = 0.0;
            for (var i = 0; i < differences.Count; i++)
                sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
            if (Math.Abs(sum) >= least) extreme++;
        }

        return (double)extreme / patterns;
    }

    private static double Drawn(IReadOnlyList<double> differences, double least, Draws draws)
    {
        var extreme = 1;
        for (var draw = 0; draw < Patterns; draw++)
        {
            var sum = 0.0;
            foreach (var difference in differences) sum += draws.Below(2) == 0 ? difference : -difference;
            if (Math.Abs(sum) >= least) extreme++;
        }

        return (double)extreme / (Patterns + 1);
    }
}
