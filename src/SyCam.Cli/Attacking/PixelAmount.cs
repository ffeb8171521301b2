using System.Globalization;

namespace SyCam.Cli.Attacking;

/// <summary>Amounts of a pixel in [0,1], which people write as fractions such as <c>8/255</c>.</summary>
internal static class PixelAmount
{
    /// <summary>Reads a number, or a fraction of two; null when the text is none or not in [0,1].</summary>
    public static double? Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || Number(parts[0]) is not { } amount) return null;
        if (parts.Length == 2)
        {
            if (Number(parts[1]) is not ({ } divisor and > 0)) return null;
            amount /= divisor;
        }

        return amount is >= 0 and <= 1 ? amount : null;
    }

    /// <summary>The amount in 255ths.</summary>
    public static string ToText(double amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(amount * byte.MaxValue, 4):0.####}/255");

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
