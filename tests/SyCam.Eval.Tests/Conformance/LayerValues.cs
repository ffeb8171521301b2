using System.Text.Json;

namespace SyCam.Eval.Tests.Conformance;

/// <summary>What a layer must have.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Activations">The activations [K,h,w].</param>
/// <param name="Gradient">The gradient of the class's logit with respect to them.</param>
internal sealed record LayerValues(string Layer, NumberArray Activations, NumberArray Gradient)
{
    internal static LayerValues Read(JsonElement entry) => new(
        entry.GetProperty("layer").GetString()!, NumberArray.Read(entry.GetProperty("activations")),
        NumberArray.Read(entry.GetProperty("gradient")));
}
