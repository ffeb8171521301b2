using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// The gradient that backward passes have added up, or null where none has; a second owner of it.
        /// </summary>
        public Tensor? grad()
        {
            Status.Check(Native.sy_tensor_grad(SafeHandle, out var pointer));
            return pointer == 0 ? null : new Tensor(pointer);
        }

        /// <summary>
        /// Adds the gradient of this to <see cref="grad"/> of every leaf that requires one and that this depends on.
        /// </summary>
        /// <param name="grad_tensors">
        /// One tensor: the vector of the vector-Jacobian product. A scalar needs none.
        /// </param>
        /// <param name="create_graph">Makes the gradients differentiable; keeps the graph as well.</param>
        /// <param name="retain_graph">Keeps the graph for another call.</param>
        /// <param name="inputs">The leaves to add to; null means all.</param>
        public void backward(
            IList<Tensor>? grad_tensors = null, bool create_graph = false, bool retain_graph = false,
            IList<Tensor>? inputs = null)
        {
            if (grad_tensors is { Count: not 1 })
                throw new ArgumentException($"{grad_tensors.Count} grad_tensors for one tensor", nameof(grad_tensors));
            Ops.Backward.CallInPlace(
                this, inputs is null ? Array.Empty<Tensor>() : [.. inputs], grad_tensors?[0],
                retain_graph || create_graph, create_graph);
        }

        internal void ForgetGradient() => Status.Check(Native.sy_tensor_forget_grad(SafeHandle));
    }
}
