using SyCam.Grammar.Terms;

namespace SyCam.Search.Oracles;

/// <summary>
/// Probes that are images of the run: what maps look like on this model. Two maps that differ as expressions may be the
/// same here. Joined to tensors outside this assembly; costs no forward pass where the maps' inputs are known.
/// </summary>
public interface IModelProbes
{
    /// <summary>The number of images looked at, the first ones of the search split.</summary>
    int Images { get; }

    /// <summary>The sketch of each map, in their order.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    IReadOnlyList<MapSketch> Sketch(IReadOnlyList<Term> maps, CancellationToken cancellation);
}
