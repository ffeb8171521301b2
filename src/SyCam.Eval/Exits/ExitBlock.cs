using static TorchSharp.torch;

namespace SyCam.Eval.Exits;

/// <summary>Some images to train on. The tensors stay the caller's.</summary>
/// <param name="Inputs">Normalised images <c>[n,3,H,W]</c>.</param>
/// <param name="Classes">The class of each, <c>[n]</c>, int64.</param>
public sealed record ExitBlock(Tensor Inputs, Tensor Classes);
