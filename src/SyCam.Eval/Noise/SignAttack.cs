namespace SyCam.Eval.Noise;

/// <summary>Steps along the sign of the loss's gradient, after each of which no value is further than the level from the clean
/// picture's nor outside [0,1].</summary>
/// <param name="Steps">How many, at least 1.</param>
/// <param name="Way">How long all of them together are, as a multiple of the level.</param>
internal sealed record SignAttack(int Steps, double Way)
{
    /// <summary>Where the steps end.</summary>
    /// <param name="clean">The clean picture's values.</param>
    /// <param name="starts">Where they start: the values of one copy after the other.</param>
    /// <param name="level">The largest change of a value.</param>
    /// <param name="gradient">The loss's gradient for all copies at once.</param>
    public float[] Run(float[] clean, float[] starts, double level, Func<float[], float[]> gradient)
    {
        var values = starts;
        var (length, bound) = ((float)(Way * level / Steps), (float)level);
        for (var step = 0; step < Steps; step++)
        {
            var slope = gradient(values);
            values =
            [
                .. values.Select((value, i) =>
                {
                    var own = clean[i % clean.Length];
                    return Math.Clamp(Math.Clamp(value + (length * Sign(slope[i])), own - bound, own + bound), 0, 1);
                }),
            ];
        }

        return values;
    }

    // A network of one class has no gradient, which is NaN.
    private static int Sign(float value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
