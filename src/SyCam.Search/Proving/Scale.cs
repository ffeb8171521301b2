using SyCam.Grammar.Terms;

namespace SyCam.Search.Proving;

/// <summary>A positive factor between two maps: <c>Factor * N^PositionPower</c> with N the number of positions.</summary>
/// <param name="Factor">The rational part, above 0.</param>
/// <param name="PositionPower">The power of the number of positions, which tells means from sums.</param>
public readonly record struct Scale(Rational Factor, int PositionPower)
{
    /// <summary>The factor 1.</summary>
    public static Scale One => new(Rational.One, 0);
}
