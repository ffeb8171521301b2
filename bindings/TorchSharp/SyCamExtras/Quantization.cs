namespace TorchSharp.SyCamExtras;

/// <summary>How 8 bits stand for real numbers: q, from 0 to 255, is <c>(q - ZeroPoint) * Scale</c>.</summary>
/// <param name="Scale">What one step is worth, above 0.</param>
/// <param name="ZeroPoint">The number that stands for 0, from 0 to 255, so that 0 is exact.</param>
public readonly record struct Quantization(double Scale, long ZeroPoint)
{
    internal const int Steps = 255;

    /// <summary>The finest that holds all numbers of a range, and 0.</summary>
    /// <param name="least">The least number.</param>
    /// <param name="greatest">The greatest number.</param>
    public static Quantization Of(double least, double greatest)
    {
        least = Math.Min(least, 0);
        greatest = Math.Max(greatest, 0);
        var scale = (greatest - least) / Steps;
        // All numbers are 0, and any step will do; or one is none, and none will.
        return scale > 0 && double.IsFinite(scale) ? new(scale, (long)Math.Round(-least / scale)) : new(1, 0);
    }
}
