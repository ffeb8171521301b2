using SyCam.Cli.Experiments;
using SyCam.Eval.Saliency;

namespace SyCam.Cli.Explaining;

/// <summary>One map of one picture, with what was written of it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Layer">The target layer.</param>
/// <param name="Map">The map.</param>
/// <param name="Regions">What it marks; null where no rule was given.</param>
/// <param name="Files">The files by their kinds, relative to the output folder.</param>
/// <param name="Guarantee">What is known of HiResCAM's guarantee; null for other methods.</param>
internal sealed record ExplainedCell(
    Method Method, string Layer, ExplainedMap Map, MarkedRegions? Regions, IReadOnlyDictionary<MapFileKind, string> Files,
    Guarantee? Guarantee);
