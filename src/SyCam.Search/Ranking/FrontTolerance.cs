namespace SyCam.Search.Ranking;

/// <summary>How near to the front is near: the images do not tell the two maps apart.</summary>
internal static class FrontTolerance
{
    /// <summary>True when the 95 % paired bootstrap interval of a map's gain over the front's reaches 0.</summary>
    public static bool Covers(IReadOnlyList<double> values, IReadOnlyList<double> front, int sign) =>
        PairedBootstrap.Compare("", values, front, sign, seed: 0).High >= 0;
}
