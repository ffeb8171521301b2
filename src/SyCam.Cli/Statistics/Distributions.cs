namespace SyCam.Cli.Statistics;

/// <summary>Tails of the distributions that tests of significance need, to about twelve digits.</summary>
internal static class Distributions
{
    private const int MostTerms = 10_000;
    private const double Enough = 1e-15;

    /// <summary>The chance that a standard normal number is above a value.</summary>
    public static double NormalTail(double value) => value < 0
        ? 1 - NormalTail(-value)
        : 0.5 * UpperGamma(0.5, value * value / 2);

    /// <summary>The chance that a chi-squared number is above a value.</summary>
    /// <param name="value">0 or more.</param>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    public static double ChiSquaredTail(double value, int freedom) => UpperGamma(freedom / 2.0, value / 2);

    /// <summary>
    /// The chance that the range of some standard normal numbers is above a value: the studentized range with infinitely many
    /// degrees of freedom, k times the integral of phi(z) (Phi(z) - Phi(z - q))^(k-1) over z, by Simpson's rule.
    /// </summary>
    /// <param name="range">The value q.</param>
    /// <param name="count">How many numbers k, at least 2.</param>
    public static double NormalRangeTail(double range, int count)
    {
        const int Steps = 2000;
        const double Far = 9;
        if (range <= 0) return 1;
        var (start, width) = (-Far, (2 * Far) + range);
        var sum = 0.0;
        for (var i = 0; i <= Steps; i++)
        {
            var z = start + (width * i / Steps);
            var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            var inside = NormalTail(z - range) - NormalTail(z);
            sum += (i is 0 or Steps ? 1 : i % 2 == 0 ? 2 : 4) * density * Math.Pow(inside, count - 1);
        }

        return Math.Clamp(1 - (count * sum * width / Steps / 3), 0, 1);
    }

    /// <summary>The value that the range of some standard normal numbers is above with a chance.</summary>
    /// <param name="chance">Above 0 and below 1.</param>
    /// <param name="count">How many numbers, at least 2.</param>
    public static double NormalRangeQuantile(double chance, int count)
    {
        var (low, high) = (0.0, 40.0);
        while (high - low > 1e-10)
        {
            var middle = (low + high) / 2;
            if (NormalRangeTail(middle, count) > chance) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    // Regularised: the series below shape + 1, Lentz's continued fraction above (Numerical Recipes, 6.2).
    private static double UpperGamma(double shape, double value)
    {
        if (value <= 0) return 1;
        var front = Math.Exp((shape * Math.Log(value)) - value - LogGamma(shape));
        return value < shape + 1 ? 1 - (front * LowerSeries(shape, value)) : front * UpperFraction(shape, value);
    }

    private static double LowerSeries(double shape, double value)
    {
        var term = 1 / shape;
        var sum = term;
        for (var i = 1; i < MostTerms && term > sum * Enough; i++)
        {
            term *= value / (shape + i);
            sum += term;
        }

        return sum;
    }

    private static double UpperFraction(double shape, double value)
    {
        const double Tiny = 1e-300;
        var b = value + 1 - shape;
        var c = 1 / Tiny;
        var d = 1 / b;
        var result = d;
        for (var i = 1; i < MostTerms; i++)
        {
            var a = -i * (i - shape);
            b += 2;
            d = 1 / Away((a * d) + b);
            c = Away(b + (a / c));
            result *= d * c;
            if (Math.Abs((d * c) - 1) < Enough) break;
        }

        return result;

        double Away(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }

    // Of multiples of a half: by the recurrence from 1/2 or 1.
    private static double LogGamma(double shape)
    {
        var at = shape == Math.Floor(shape) ? 1 : 0.5;
        var sum = at == 1 ? 0 : 0.5 * Math.Log(Math.PI);
        for (; at < shape; at++) sum += Math.Log(at);
        return sum;
    }
}
