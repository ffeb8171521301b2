namespace SyCam.Cli.Rendering;

/// <summary>A line of the live panel.</summary>
/// <param name="Text">What it says, in printable ASCII.</param>
/// <param name="Weight">How it stands out.</param>
internal readonly record struct LiveLine(string Text, LiveWeight Weight = LiveWeight.Plain);
