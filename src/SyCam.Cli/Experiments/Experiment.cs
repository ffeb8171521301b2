using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Experiments;

/// <summary>A model, a layer and two splits of images, loaded and ready to score. Owns all of it.</summary>
/// <param name="Model">The network as published.</param>
/// <param name="Layer">The target layer's resolved name.</param>
/// <param name="Network">The frozen path.</param>
/// <param name="Search">The images that the search may look at.</param>
/// <param name="HeldOut">The images that only final scores look at.</param>
/// <param name="Facts">The facts that were checked and hold on every image of both splits.</param>
/// <param name="Identity">One line that names everything a score depends on besides the term and the metric.</param>
/// <param name="HasMasks">True when the images have object masks.</param>
internal sealed record Experiment(
    CamModel Model,
    string Layer,
    FrozenNetwork Network,
    PreparedImages Search,
    PreparedImages HeldOut,
    FactSet Facts,
    string Identity,
    bool HasMasks) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        HeldOut.Dispose();
        Search.Dispose();
        Network.Dispose();
        Model.Dispose();
    }
}
