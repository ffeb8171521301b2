namespace SyCam.Cli.Diagnosis;

/// <summary>How something is that the doctor looked at.</summary>
internal enum FindingSeverity
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>It works, but slowly or not for long.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Broken,
}
