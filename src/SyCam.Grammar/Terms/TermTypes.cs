namespace SyCam.Grammar.Terms;

/// <summary>What the types are called in the language.</summary>
public static class TermTypes
{
    /// <summary>All types, in the order in which messages list them.</summary>
    public static IReadOnlyList<TermType> All { get; } =
        [TermType.Features, TermType.Channels, TermType.Map, TermType.Scalar];

    /// <summary>The type's name in a grammar file: <c>features</c>, <c>channels</c>, <c>map</c> or <c>scalar</c>.</summary>
    public static string ToName(this TermType type) => type switch
    {
        TermType.Features => "features",
        TermType.Channels => "channels",
        TermType.Map => "map",
        _ => "scalar",
    };

    /// <summary>The type that a name stands for, or null when there is none of that name.</summary>
    public static TermType? FromName(string name) =>
        All.Where(type => type.ToName() == name).Select(type => (TermType?)type).FirstOrDefault();

    /// <summary>True when values of the type differ from channel to channel.</summary>
    public static bool HasChannels(this TermType type) => (type & TermType.Channels) != 0;

    /// <summary>True when values of the type differ from position to position.</summary>
    public static bool HasPositions(this TermType type) => (type & TermType.Map) != 0;
}
