using SyCam.Grammar.Terms;

namespace SyCam.Search.Probing;

/// <summary>
/// Probes of one shape. Values lie element by element: all probes' values of (k, p) are neighbours, so that an
/// operator is a loop over whole lanes and broadcasting is a choice of lane.
/// </summary>
/// <param name="Channels">K.</param>
/// <param name="Positions">The number of positions.</param>
/// <param name="Probes">The number of probes, the length of a lane.</param>
internal sealed record ProbeBlock(int Channels, int Positions, int Probes)
{
    public int ChannelsOf(TermType type) => type.HasChannels() ? Channels : 1;

    public int PositionsOf(TermType type) => type.HasPositions() ? Positions : 1;

    public int Length(TermType type) => ChannelsOf(type) * PositionsOf(type) * Probes;

    /// <summary>Where the lane of element (k, p) starts; an axis that the type lacks has one element.</summary>
    public int Lane(TermType type, int channel, int position) =>
        ((type.HasChannels() ? channel * PositionsOf(type) : 0) + (type.HasPositions() ? position : 0)) * Probes;
}
