namespace SyCam.Eval.Data;

/// <summary>
/// A fixed order in which the first images of a split stand for all of it: the classes take turns, and within a class
/// the images are shuffled. An image's place among its class does not depend on which others there are.
/// </summary>
public static class MixedOrder
{
    /// <summary>The images in mixed order.</summary>
    public static IReadOnlyList<ImageItem> Of(IEnumerable<ImageItem> items, int seed) =>
    [
        .. items
            .GroupBy(item => item.Label)
            .OrderBy(group => group.Key)
            .SelectMany(group => group
                .OrderBy(item => StratifiedDraw.Key(seed, item.RelativePath), StringComparer.Ordinal)
                .Select((item, turn) => (item, turn)))
            .OrderBy(pair => pair.turn)
            .ThenBy(pair => pair.item.Label)
            .Select(pair => pair.item),
    ];
}
