using System.Globalization;

namespace SyCam.Search.Rules;

/// <summary>Tensors on which a rule does not hold.</summary>
/// <param name="Channels">K.</param>
/// <param name="Positions">The number of positions.</param>
/// <param name="Values">The values of each variable in row-major order.</param>
/// <param name="Left">What the left-hand side is at the place where they differ.</param>
/// <param name="Right">What the right-hand side is there.</param>
public sealed record RuleFailure(
    int Channels, int Positions, IReadOnlyDictionary<string, IReadOnlyList<double>> Values, double Left, double Right)
{
    /// <summary>The tensors and the two values, on one line.</summary>
    public override string ToString()
    {
        var values = Values.Select(item => $"{item.Key} = [{string.Join(", ", item.Value.Select(Digits))}]");
        return string.Create(CultureInfo.InvariantCulture,
            $"K = {Channels}, {Positions} positions, {string.Join(", ", values)}: {Digits(Left)} and {Digits(Right)}");
    }

    private static string Digits(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
