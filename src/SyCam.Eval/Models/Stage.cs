using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models;

/// <summary>One named step of a network, at whose end the network can be cut.</summary>
/// <param name="Name">PyTorch's dotted name, e.g. <c>layer4.1</c>.</param>
/// <param name="Layer">What the step does.</param>
/// <param name="FoldedInto">
/// The stage behind it, when that stage's batch norm or ReLU is already inside this one: then no cut is possible here.
/// </param>
internal sealed record Stage(string Name, Layer Layer, string? FoldedInto = null);
