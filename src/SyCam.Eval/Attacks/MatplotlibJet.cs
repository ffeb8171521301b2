namespace SyCam.Eval.Attacks;

/// <summary>
/// Matplotlib's "jet" with its 256 levels: red, green and blue in [0,1], each linear between some points. Its channels
/// bend at other values than those of MATLAB's "jet", which moves up to 3 % of the pixels over the limit that PART draws.
/// </summary>
internal static class MatplotlibJet
{
    private const int Levels = 256;

    private static readonly (double Place, double Value)[][] Points =
    [
        [(0, 0), (0.35, 0), (0.66, 1), (0.89, 1), (1, 0.5)],
        [(0, 0), (0.125, 0), (0.375, 1), (0.64, 1), (0.91, 0), (1, 0)],
        [(0, 0.5), (0.11, 1), (0.34, 1), (0.65, 0), (1, 0)],
    ];

    private static readonly float[][] Table =
        [.. Points.Select(channel => Enumerable.Range(0, Levels).Select(level => At(channel, level)).ToArray())];

    /// <summary>A channel of the colour of a number.</summary>
    /// <param name="value">In [0,1].</param>
    /// <param name="channel">0 for red, 1 for green, 2 for blue.</param>
    public static float Of(float value, int channel) =>
        Table[channel][Math.Clamp((int)(value * Levels), 0, Levels - 1)];

    private static float At((double Place, double Value)[] points, int level)
    {
        var place = level / (Levels - 1.0);
        var next = Array.FindIndex(points, 1, point => place <= point.Place);
        var ((left, low), (right, high)) = (points[next - 1], points[next]);
        return (float)(low + ((high - low) * (place - left) / (right - left)));
    }
}
