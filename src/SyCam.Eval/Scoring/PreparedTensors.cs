using static TorchSharp.torch;

namespace SyCam.Eval.Scoring;

/// <summary>What one recorded pass over some images gives.</summary>
/// <param name="Activations">Activations of the target layer, <c>[n,K,h,w]</c>.</param>
/// <param name="Gradients">Gradient of the target there, <c>[n,K,h,w]</c>.</param>
/// <param name="Logits">Logits <c>[n,C]</c>.</param>
/// <param name="Classes">The explained classes, <c>[n]</c>, int64.</param>
/// <param name="Predicted">The classes ranked first.</param>
internal sealed record PreparedTensors(
    Tensor Activations, Tensor Gradients, Tensor Logits, Tensor Classes, IReadOnlyList<long> Predicted);
