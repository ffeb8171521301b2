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
    public static Fingerprint Of(ProbeSet probes, ProbeValues map, out bool isConstant)
    {
        var scaled = new ulong[map.Length];
        isConstant = true;
        var start = 0;
        foreach (var block in probes.Blocks)
        {
            for (var probe = 0; probe < block.Probes; probe++)
            {
                int At(int position) => start + block.Lane(TermType.Map, 0, position) + probe;
                var (low, high) = (At(0), At(0));
                for (var p = 1; p < block.Positions; p++)
                {
                    if (map.Approximate[At(p)] < map.Approximate[low]) low = At(p);
                    if (map.Approximate[At(p)] > map.Approximate[high]) high = At(p);
                }

                var offset = Residue.Negate(map.Residues[low]);
                var range = Residue.Add(map.Residues[high], offset);
                if (range == 0) continue;
                isConstant = false;
                var factor = Residue.Inverse(range);
                for (var p = 0; p < block.Positions; p++)
                    scaled[At(p)] = Residue.Multiply(Residue.Add(map.Residues[At(p)], offset), factor);
            }

            start += block.Length(TermType.Map);
        }

        return Fingerprint.Of(scaled);
    }
}
