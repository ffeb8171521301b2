namespace SyCam.Eval.Models;

/// <summary>Chooses the target layer when the user names none.</summary>
internal static class DefaultTarget
{
    /// <summary>
    /// The sidecar's default; else the last layer of the architecture's body (of <c>features</c>, or of all, in a
    /// sequential network) that has positions and does something besides pooling.
    /// </summary>
    /// <exception cref="InputException">The sidecar's default is not usable, or no layer is.</exception>
    internal static string Find(Network network, ModelSidecar sidecar)
    {
        var usual = OfArchitecture(network, sidecar);
        return sidecar.DefaultLayer is { } named
            ? LayerResolver.Resolve(network, usual, named)
            : network.Stages[usual].Name;
    }

    /// <summary>The place of the layer that is chosen where the sidecar names none either.</summary>
    /// <exception cref="InputException">No layer is usable.</exception>
    internal static int OfArchitecture(Network network, ModelSidecar sidecar) =>
        Last(network, Architectures.Find(sidecar.Architecture)?.Body ?? "features");

    /// <summary>The place of the last layer of a group that has positions and does something besides pooling; of all
    /// layers, when the group has none.</summary>
    /// <exception cref="InputException">No layer is usable.</exception>
    internal static int Last(Network network, string body)
    {
        var usable = Enumerable.Range(0, network.Stages.Count)
            .Where(index => network.WhyNotUsable(index) is null && !network.Stages[index].Layer.Passive).ToList();
        if (usable.Count == 0)
            throw new InputException(
                "the network has no layer with more than one position for images of its input size");
        var inBody = usable.Where(
            index => network.Stages[index].Name.StartsWith(body + ".", StringComparison.Ordinal)).ToList();
        return inBody.Count > 0 ? inBody[^1] : usable[^1];
    }
}
