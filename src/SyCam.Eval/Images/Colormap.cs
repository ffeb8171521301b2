namespace SyCam.Eval.Images;

/// <summary>Colours for numbers.</summary>
public static class Colormap
{
    /// <summary>
    /// MATLAB's and OpenCV's "jet": dark blue at 0, blue, cyan, yellow-green at 0.5, yellow, red, dark red at 1. Each
    /// channel is a trapezoid 1.5 - |4 v - centre| with centres 3 (red), 2 (green) and 1 (blue).
    /// </summary>
    /// <param name="value">The number; it is brought into [0, 1], and NaN counts as 0.</param>
    public static (byte Red, byte Green, byte Blue) Jet(float value)
    {
        var v = float.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1);
        return (Trapezoid(v, 3), Trapezoid(v, 2), Trapezoid(v, 1));
    }

    private static byte Trapezoid(float v, int centre) =>
        (byte)(Math.Clamp(1.5f - Math.Abs(4 * v - centre), 0, 1) * byte.MaxValue + 0.5f);
}
