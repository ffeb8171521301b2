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
        if (sidecar.DefaultLayer is { } named) return LayerResolver.Resolve(network, named);
        var body = Architectures.Find(sidecar.Architecture)?.Body ?? "features";
        var usable = Enumerable.Range(0, network.Stages.Count)
            .Where(index => network.WhyNotUsable(index) is null && !network.Stages[index].Layer.Passive)
            .Select(index => network.Stages[index].Name).ToList();
        return usable.LastOrDefault(name => name.StartsWith(body + ".", StringComparison.Ordinal))
            ?? usable.LastOrDefault()
            ?? throw new InputException(
                $"the network '{sidecar.Name}' has no layer with more than one position for images of its input size");
    }
}
