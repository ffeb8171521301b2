namespace SyCam.Eval.Metrics.Localisation;

/// <summary>
/// The energy-based pointing game: the sum of the saliency inside the box around the object over the whole sum. A map
/// without any saliency scores 0.
/// </summary>
internal static class EnergyPointing
{
    public static double[] Score(MetricContext context, MetricSettings settings, SaliencyBatch batch) =>
        MaskedMaps.Score(context, batch, Share);

    private static double Share(MaskedMap map)
    {
        var box = map.ObjectBox;
        var (inside, all) = (0.0, 0.0);
        for (var i = 0; i < map.Values.Length; i++)
        {
            all += map.Values[i];
            if (box.Holds(i % map.Width, i / map.Width)) inside += map.Values[i];
        }

        return all == 0 ? 0 : inside / all;
    }
}
