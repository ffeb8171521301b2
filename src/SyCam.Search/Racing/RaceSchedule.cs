namespace SyCam.Search.Racing;

/// <summary>After how many images a race decides. Images come in an order in which the classes take turns, so that
/// every block is a stratified sample.</summary>
internal static class RaceSchedule
{
    /// <summary>Below this number the bounds say little; a smaller set is not raced on.</summary>
    public const int LeastImages = 10;

    private const int HalvingRate = 3;
    private const int LaterBlocks = 5;

    /// <summary>The rising numbers of images; the last is all of them.</summary>
    public static IReadOnlyList<int> Looks(RaceOptions options, int images)
    {
        var first = Math.Min(options.FirstImages, images / 2);
        List<int> looks = [];
        if (options.Bound != RaceBound.None && first >= LeastImages)
        {
            for (var look = first; look < images; look = Next(options, look)) looks.Add(look);
        }

        return [.. looks, images];
    }

    private static int Next(RaceOptions options, int look) => options.Bound == RaceBound.Halving
        ? look * HalvingRate
        : look + Math.Max(options.BlockImages, look / LaterBlocks);
}
