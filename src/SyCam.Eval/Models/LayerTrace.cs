using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// One forward pass with the activations behind several layers, recorded so that one pass back gives the gradients with
/// respect to all of them. The tensors belong to the caller and to the dispose scope that is open.
/// </summary>
/// <param name="Activations">The activations <c>[B,K,h,w]</c>, in the order in which the layers were asked for.</param>
/// <param name="Logits">The logits <c>[B,C]</c> in float32.</param>
public sealed record LayerTrace(IReadOnlyList<Tensor> Activations, Tensor Logits);
