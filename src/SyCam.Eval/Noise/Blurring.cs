namespace SyCam.Eval.Noise;

/// <summary>A Gaussian blur, cut at four deviations and renormalised; borders mirrored with the edge.</summary>
internal static class Blurring
{
    private const double Reach = 4;

    public static float[] Apply(NoisePicture picture, double deviation)
    {
        var profile = Profile(deviation);
        var once = new float[picture.Pixels.Length];
        var twice = new float[picture.Pixels.Length];
        Along(picture.Pixels, once, profile, picture.Width, 1);
        Along(once, twice, profile, picture.Height, picture.Width);
        return twice;
    }

    // Lines of so many values, each a step after the other.
    private static void Along(float[] from, float[] to, double[] profile, int length, int step)
    {
        var radius = profile.Length / 2;
        for (var at = 0; at < from.Length; at++)
        {
            var place = at / step % length;
            var start = at - (place * step);
            var sum = 0.0;
            for (var i = 0; i < profile.Length; i++)
                sum += profile[i] * from[start + (Mirrored(place + i - radius, length) * step)];
            to[at] = (float)sum;
        }
    }

    private static int Mirrored(int place, int length)
    {
        var turned = ((place % (2 * length)) + (2 * length)) % (2 * length);
        return turned < length ? turned : (2 * length) - 1 - turned;
    }

    private static double[] Profile(double deviation)
    {
        var radius = (int)((Reach * deviation) + 0.5);
        double[] weights = [.. Enumerable.Range(-radius, (2 * radius) + 1)
            .Select(distance => Math.Exp(-distance * distance / (2 * deviation * deviation)))];
        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }
}
