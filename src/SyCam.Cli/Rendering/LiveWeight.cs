namespace SyCam.Cli.Rendering;

/// <summary>How a line of the live panel stands out.</summary>
internal enum LiveWeight
{
    /// <summary>As other text.</summary>
    Plain,

    /// <summary>More than other text.</summary>
    Strong,

    /// <summary>Less than other text.</summary>
    Faint,
}
