namespace SyCam.Cli.Experiments.Tables;

/// <summary>Where the maps of a row come from.</summary>
internal enum MethodKind
{
    /// <summary>An expression or a named method.</summary>
    Method,

    /// <summary>Files of another tool.</summary>
    Maps,

    /// <summary>A control, which stands in every table.</summary>
    Control,
}
