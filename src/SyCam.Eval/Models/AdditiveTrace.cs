using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// One recorded forward pass with all that layers add: with the gradients of a logit of a network of affine layers and
/// (leaky) ReLU, <c>sum(Input * dInput) + sum(Term * dOutput)</c> is that logit. The tensors belong to the dispose scope
/// that is open.
/// </summary>
/// <param name="Input">The images, as the variable to differentiate with respect to.</param>
/// <param name="Logits">The logits <c>[B,C]</c>.</param>
/// <param name="Terms">The results of the layers that add something, and what each channel gets.</param>
internal sealed record AdditiveTrace(
    Tensor Input, Tensor Logits, IReadOnlyList<(Tensor Output, Tensor Term)> Terms);
