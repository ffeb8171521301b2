namespace SyCam.Cli.Explaining;

/// <summary>What can be written of a map.</summary>
internal enum MapFileKind
{
    /// <summary>The photo with the map over it.</summary>
    Overlay,

    /// <summary>The map as a grey picture.</summary>
    Heatmap,

    /// <summary>The map in [0,1], as large as the network's input.</summary>
    Npy,

    /// <summary>The values before scaling.</summary>
    Raw,

    /// <summary>What the map marks, where a rule to cut it is given.</summary>
    Mask,
}
