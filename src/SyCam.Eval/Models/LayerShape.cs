namespace SyCam.Eval.Models;

/// <summary>One layer of a network, described for the choice of a target layer.</summary>
/// <param name="Name">The dotted name.</param>
/// <param name="Channels">K, the number of channels (of numbers, behind flattening).</param>
/// <param name="Height">h, rows of the activation for an image of the network's own input size.</param>
/// <param name="Width">w, columns.</param>
/// <param name="Usable">True when the layer can be a target layer.</param>
/// <param name="WhyNot">For a layer that cannot: the reason; otherwise null.</param>
public sealed record LayerShape(string Name, int Channels, int Height, int Width, bool Usable, string? WhyNot);
