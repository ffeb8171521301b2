using SyCam.Eval.Models;

namespace SyCam.Cli.Experiments;

/// <summary>Finds the target layers that a user named.</summary>
internal static class LayerChoice
{
    private const string All = "all";

    /// <summary>What is needed to open a network before its layers are known: the only or the first layer.</summary>
    /// <param name="said">Layers by commas, <c>all</c>, or null for the usual one.</param>
    public static string? First(string? said) => said is null or All ? null : Parts(said).FirstOrDefault(said);

    /// <summary>The resolved names, each once: in the order given, or from the input on for all usable layers.</summary>
    /// <param name="said">Layers by commas, <c>all</c>, or null for the usual one.</param>
    /// <param name="model">The network.</param>
    /// <exception cref="SyCam.Eval.InputException">There is no such layer, or it cannot be a target layer.</exception>
    public static IReadOnlyList<string> Read(string? said, CamModel model) => said switch
    {
        null => [model.ResolveLayer(model.DefaultLayer)],
        All => [.. model.DescribeLayers().Where(layer => layer.Usable).Select(layer => layer.Name)],
        _ => [.. Parts(said).Select(model.ResolveLayer).Distinct()],
    };

    private static IEnumerable<string> Parts(string said) =>
        said.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
