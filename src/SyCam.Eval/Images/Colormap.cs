namespace SyCam.Eval.Images;

/// <summary>Colours for numbers.</summary>
/// <param name="Name">What users call it.</param>
/// <param name="OfUnit">The colour of a number in [0,1].</param>
public sealed record Colormap(string Name, Func<float, (byte Red, byte Green, byte Blue)> OfUnit)
{
    /// <summary>
    /// MATLAB's and OpenCV's "jet": dark blue at 0, blue, cyan, yellow-green at 0.5, yellow, red, dark red at 1. Each
    /// channel is a trapezoid 1.5 - |4 v - centre| with centres 3 (red), 2 (green) and 1 (blue).
    /// </summary>
    public static Colormap Jet { get; } = new("jet", v => (Trapezoid(v, 3), Trapezoid(v, 2), Trapezoid(v, 1)));

    /// <summary>Matplotlib's "viridis": purple at 0, teal at 0.5, yellow at 1.</summary>
    public static Colormap Viridis { get; } = new("viridis", Images.Viridis.Colour);

    /// <summary>Black at 0 and white at 1.</summary>
    public static Colormap Grey { get; } = new("grey", v => (Grey8(v), Grey8(v), Grey8(v)));

    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<Colormap> All { get; } = [Jet, Viridis, Grey];

    /// <summary>The colour of a number; it is brought into [0, 1], and NaN counts as 0.</summary>
    public (byte Red, byte Green, byte Blue) Of(float value) => OfUnit(float.IsNaN(value) ? 0 : Math.Clamp(value, 0, 1));

    private static byte Trapezoid(float v, int centre) =>
        (byte)(Math.Clamp(1.5f - Math.Abs(4 * v - centre), 0, 1) * byte.MaxValue + 0.5f);

    private static byte Grey8(float v) => (byte)(v * byte.MaxValue + 0.5f);
}
