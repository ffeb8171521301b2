using System.Globalization;

namespace SyCam.Cli.Rendering;

/// <summary>Scores as tables write them.</summary>
internal static class ScoreText
{
    /// <summary>Four decimals, or a dash for what is no number.</summary>
    public static string Short(double value) =>
        double.IsNaN(value) ? "-" : value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <summary>The same with its sign.</summary>
    public static string Signed(double value) =>
        double.IsNaN(value) ? "-" : value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);
}
