namespace SyCam.Cli.RunFiles;

/// <summary>One key of a run file.</summary>
/// <param name="Key">The name of an option, without its dashes.</param>
/// <param name="Values">What it is set to; empty when the file leaves it open.</param>
/// <param name="Place">The file, the line and the column, as messages begin.</param>
internal sealed record RunFileEntry(string Key, IReadOnlyList<string> Values, string Place);
