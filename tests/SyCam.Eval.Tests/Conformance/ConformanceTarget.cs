using System.Text.Json;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>An image, a class and the layers to look at, with what the network must make of them.</summary>
/// <param name="Name">The name of network and target.</param>
/// <param name="Network">The network.</param>
/// <param name="Layer">The target layer.</param>
/// <param name="Class">The class that is explained.</param>
/// <param name="Image">The normalised image [C,H,W].</param>
/// <param name="Logits">The expected logits.</param>
/// <param name="Layers">The target layer's expected values, then those of the layers of each scale where given.</param>
internal sealed record ConformanceTarget(
    string Name, ConformanceNetwork Network, string Layer, long Class, NumberArray Image, NumberArray Logits,
    IReadOnlyList<LayerValues> Layers)
{
    internal static ConformanceTarget Read(JsonElement entry, ConformanceNetwork network)
    {
        List<JsonElement> layers = [entry];
        if (entry.TryGetProperty("scales", out var scales)) layers.AddRange(scales.EnumerateArray());
        return new ConformanceTarget(
            $"{network.Name}, {entry.GetProperty("name").GetString()}", network,
            entry.GetProperty("layer").GetString()!, entry.GetProperty("class").GetInt64(),
            NumberArray.Read(entry.GetProperty("image")), NumberArray.Read(entry.GetProperty("logits")),
            [.. layers.Select(LayerValues.Read)]);
    }
}
