namespace SyCam.Cli.Reports.Results;

/// <summary>Two named methods that are the same map.</summary>
/// <param name="Kept">The one that was scored.</param>
/// <param name="Same">The other one.</param>
/// <param name="Status">How far that is certain, and under which facts.</param>
/// <param name="Method">The form of proof or test.</param>
internal sealed record ResultCollapse(string Kept, string Same, string Status, string Method);
