namespace SyCam.Eval.Noise;

/// <summary>Attacks along the sign of the loss's gradient: no value changes by more than the level.</summary>
internal static class SignAttack
{
    private const int Steps = 10;

    // Of all steps together, as a multiple of the level: enough to reach its bound from any start (Madry et al.).
    private const double Way = 2.5;

    /// <summary>x + level sign(gradient).</summary>
    public static float[] OneStep(NoisePicture picture, double level) => Step(picture, picture.Pixels, (float)level, (float)level);

    /// <summary>Ten steps from a random start, each brought back to within the level.</summary>
    public static float[] Projected(NoisePicture picture, double level)
    {
        float[] values = [.. picture.Pixels.Select(value =>
            Math.Clamp(value + (float)(level * ((2 * picture.Random.Uniform()) - 1)), 0, 1))];
        for (var step = 0; step < Steps; step++) values = Step(picture, values, (float)(Way * level / Steps), (float)level);
        return values;
    }

    private static float[] Step(NoisePicture picture, float[] values, float length, float level)
    {
        var gradient = picture.LossGradient(values);
        return
        [
            .. values.Select((value, i) => Math.Clamp(
                Math.Clamp(value + (length * Sign(gradient[i])), picture.Pixels[i] - level, picture.Pixels[i] + level), 0, 1)),
        ];
    }

    // A network of one class has no gradient, which is NaN.
    private static int Sign(float value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
