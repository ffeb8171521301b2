namespace SyCam.Eval.Metrics.Localisation;

/// <summary>
/// The area under the ROC curve of the saliency as a score of "lies on the object": the probability that a pixel of the
/// object is more salient than one beside it, ties counting one half. A mask without object or without anything beside
/// it has no score.
/// </summary>
internal static class RocArea
{
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        MaskedMaps.Score(context, batch, Area);

    private static double Area(MaskedMap map)
    {
        // From the greatest value down: pixels of the object seen before this value win against those beside it.
        var (won, seen) = (0.0, 0L);
        for (var start = 0; start < map.Order.Length;)
        {
            var (on, beside) = (0L, 0L);
            var end = start;
            for (; end < map.Order.Length && map.Values[map.Order[end]] == map.Values[map.Order[start]]; end++)
            {
                if (map.Mask[map.Order[end]]) on++;
                else beside++;
            }

            won += beside * (seen + (on / 2.0));
            seen += on;
            start = end;
        }

        // 0/0, that is NaN, when nothing lies beside the object.
        return won / (map.Area * (double)(map.Mask.Length - map.Area));
    }
}
