using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>What metrics see of a map's values on the probes: each probe's values brought to [0,1].</summary>
internal static class MapKey
{
    /// <summary>The fingerprint of the values after min-max over the positions of each probe; a probe whose values are
    /// all the same counts as 0.</summary>
    /// <param name="probes">The probes of the values.</param>
    /// <param name="map">Values of type map.</param>
    /// <param name="isConstant">True when the values of every probe are the same at all positions.</param>
    public static Fingerprint Of(ProbeSet probes, ReadOnlySpan<double> map, out bool isConstant)
    {
        var scaled = map.ToArray();
        isConstant = true;
        var start = 0;
        foreach (var block in probes.Blocks)
        {
            for (var probe = 0; probe < block.Probes; probe++)
            {
                var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
                for (var p = 0; p < block.Positions; p++)
                {
                    var value = map[start + block.Lane(TermType.Map, 0, p) + probe];
                    (low, high) = (Math.Min(low, value), Math.Max(high, value));
                }

                // A range of the size of rounding is none.
                var isFlat = high - low <= 1e-11 * Math.Max(Math.Abs(low), Math.Abs(high));
                isConstant &= isFlat;
                for (var p = 0; p < block.Positions; p++)
                {
                    ref var value = ref scaled[start + block.Lane(TermType.Map, 0, p) + probe];
                    value = isFlat ? 0 : Snap((value - low) / (high - low));
                }
            }

            start += block.Length(TermType.Map);
        }

        return Fingerprint.Of(scaled);
    }

    // Rounded on an absolute grid: near 0 a relative one would keep the rounding of the subtraction.
    private static double Snap(double value) => Math.Round(value, 10);
}
