using SyCam.Grammar.Typing;

namespace SyCam.Cli.Rendering;

/// <summary>What a run that begins works on.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Layer">The target layer's resolved name.</param>
/// <param name="Grammar">What is searched.</param>
/// <param name="Objective">The metric to optimise.</param>
/// <param name="SearchImages">Images that the search looks at.</param>
/// <param name="HeldOutImages">Images that only final scores look at.</param>
/// <param name="Facts">What holds of the inputs on every image.</param>
/// <param name="RunFolder">Where the results go.</param>
/// <param name="IsResumed">True when the folder's run goes on.</param>
internal sealed record RunStart(
    string Network,
    string Layer,
    GrammarDefinition Grammar,
    string Objective,
    int SearchImages,
    int HeldOutImages,
    string Facts,
    string RunFolder,
    bool IsResumed);
