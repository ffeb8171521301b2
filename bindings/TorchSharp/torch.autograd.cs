using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Automatic differentiation.</summary>
    public static class autograd
    {
        /// <summary>
        /// The gradients of the outputs with respect to the inputs. Scalar outputs need no <paramref
        /// name="grad_outputs"/>.
        /// </summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">The vectors of the vector-Jacobian products, one for each output.</param>
        /// <param name="retain_graph">Keeps the graph for another call.</param>
        /// <param name="create_graph">Makes the gradients differentiable; keeps the graph as well.</param>
        /// <param name="allow_unused">An input that no output depends on is no error; its gradient is null.</param>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false,
            bool create_graph = false, bool allow_unused = false)
        {
            Given(outputs);
            Given(inputs);
            if (grad_outputs is not null && grad_outputs.Count != outputs.Count)
                throw new ArgumentException($"{grad_outputs.Count} grad_outputs for {outputs.Count} outputs");
            var held = new List<TensorHandle>();
            var results = new nint[inputs.Count];
            try
            {
                var outs = Hold(outputs, held);
                var ins = Hold(inputs, held);
                var vectors = grad_outputs is null ? null : Hold(grad_outputs, held);
                fixed (nint* o = outs, i = ins, v = vectors, r = results)
                    Status.Check(Native.sy_autograd_grad(
                        o, outs.Length, i, ins.Length, v, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0,
                        allow_unused ? 1 : 0, r));
            }
            finally
            {
                foreach (var handle in held) handle.DangerousRelease();
            }

            return Array.ConvertAll(results, pointer => pointer == 0 ? null! : new Tensor(pointer));
        }

        private static nint[] Hold(IList<Tensor> tensors, List<TensorHandle> held)
        {
            var pointers = new nint[tensors.Count];
            for (var i = 0; i < pointers.Length; i++)
            {
                if (tensors[i] is null) continue;
                var handle = tensors[i].SafeHandle;
                var added = false;
                handle.DangerousAddRef(ref added);
                held.Add(handle);
                pointers[i] = handle.DangerousGetHandle();
            }

            return pointers;
        }
    }
}
