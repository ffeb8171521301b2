namespace SyCam.Eval.Images.Segmentation;

/// <summary>Colours of sRGB pictures in CIE L*a*b*, where distances are about as large as they look; D65 white.</summary>
internal static class LabColour
{
    // IEC 61966-2-1: from linear sRGB to XYZ.
    private static readonly double[,] ToXyz =
    {
        { 0.412453, 0.357580, 0.180423 }, { 0.212671, 0.715160, 0.072169 }, { 0.019334, 0.119193, 0.950227 },
    };

    private static readonly double[] White = [0.95047, 1, 1.08883];

    /// <summary>The colours of a picture.</summary>
    /// <param name="pixels">Values in [0,1], <c>[3,H,W]</c>.</param>
    /// <returns>L* in [0,100], a* and b*, pixel by pixel, <c>[H*W,3]</c>.</returns>
    public static double[] Of(ReadOnlySpan<float> pixels)
    {
        var plane = pixels.Length / 3;
        var colours = new double[pixels.Length];
        Span<double> linear = stackalloc double[3];
        Span<double> parts = stackalloc double[3];
        for (var pixel = 0; pixel < plane; pixel++)
        {
            for (var k = 0; k < 3; k++) linear[k] = Linear(pixels[(k * plane) + pixel]);
            for (var k = 0; k < 3; k++)
                parts[k] = Root(((ToXyz[k, 0] * linear[0]) + (ToXyz[k, 1] * linear[1]) + (ToXyz[k, 2] * linear[2])) / White[k]);
            colours[3 * pixel] = (116 * parts[1]) - 16;
            colours[(3 * pixel) + 1] = 500 * (parts[0] - parts[1]);
            colours[(3 * pixel) + 2] = 200 * (parts[1] - parts[2]);
        }

        return colours;
    }

    private static double Linear(double value) => value > 0.04045 ? Math.Pow((value + 0.055) / 1.055, 2.4) : value / 12.92;

    private static double Root(double value) => value > 0.008856 ? Math.Cbrt(value) : (7.787 * value) + (16.0 / 116);
}
