using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Changing parameters against their gradients.</summary>
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent; see <see cref="Modules.SGD"/>.</summary>
        /// <param name="parameters">What is changed.</param>
        /// <param name="learningRate">How far a step goes, at least 0.</param>
        /// <param name="momentum">What a step keeps of the one before, at least 0.</param>
        /// <param name="dampening">What a step with momentum leaves out of the gradient.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient; at least 0.</param>
        /// <param name="nesterov">Nesterov's rule; needs a momentum and no dampening.</param>
        /// <param name="maximize">Goes along the gradients.</param>
        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Adam; see <see cref="Modules.Adam"/>.</summary>
        /// <param name="parameters">What is changed.</param>
        /// <param name="lr">How far a step goes, at least 0.</param>
        /// <param name="beta1">What the running mean of the gradient keeps, in [0,1).</param>
        /// <param name="beta2">What the running mean of its square keeps, in [0,1).</param>
        /// <param name="eps">Added to the divisor, at least 0.</param>
        /// <param name="weight_decay">This times the parameter is added to its gradient; at least 0.</param>
        /// <param name="amsgrad">Divides by the greatest running mean of squares so far.</param>
        /// <param name="maximize">Goes along the gradients.</param>
        public static Adam Adam(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>The rate of a group of parameters, which a schedule may change between steps.</summary>
        public interface ILearningRateController
        {
            /// <summary>The rate of the next step.</summary>
            double LearningRate { get; set; }

            /// <summary>The rate that the optimiser was made with.</summary>
            double InitialLearningRate { get; set; }
        }
    }
}
