namespace SyCam.Eval.Noise;

/// <summary>Noise that meets each value or pixel on its own.</summary>
internal static class PixelNoise
{
    // exp(-500) is still a number.
    private const double MostPhotons = 500;

    /// <summary>x + n, with n of the given deviation.</summary>
    public static float[] Gaussian(NoisePicture picture, double deviation) =>
        WithNormals(picture, deviation, (value, noise) => value + noise);

    /// <summary>x + x n, with n of the given deviation.</summary>
    public static float[] Speckle(NoisePicture picture, double deviation) =>
        WithNormals(picture, deviation, (value, noise) => value + (value * noise));

    /// <summary>The share of the pixels becomes black or white, in all channels alike.</summary>
    public static float[] SaltAndPepper(NoisePicture picture, double share)
    {
        float[] values = [.. picture.Pixels];
        for (var pixel = 0; pixel < picture.Plane; pixel++)
        {
            var drawn = picture.Random.Uniform();
            if (drawn >= share) continue;
            for (var at = pixel; at < values.Length; at += picture.Plane) values[at] = drawn < share / 2 ? 0 : 1;
        }

        return values;
    }

    /// <summary>Poisson(peak x) / peak.</summary>
    public static float[] Poisson(NoisePicture picture, double peak) =>
        [.. picture.Pixels.Select(value => (float)(Photons(picture, peak * value) / peak))];

    private static float[] WithNormals(NoisePicture picture, double deviation, Func<float, float, float> join)
    {
        var noise = new float[picture.Pixels.Length];
        picture.Random.Fill(noise, deviation);
        return [.. picture.Pixels.Select((value, i) => join(value, noise[i]))];
    }

    // Knuth's product of uniform numbers; the sum of two counts is a count of the sum of their means.
    private static double Photons(NoisePicture picture, double mean)
    {
        var count = 0.0;
        for (var left = mean; left > 0; left -= MostPhotons)
        {
            var end = Math.Exp(-Math.Min(left, MostPhotons));
            for (var product = picture.Random.Uniform(); product > end; product *= picture.Random.Uniform()) count++;
        }

        return count;
    }
}
