using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters against their gradients, one step at a time.</summary>
        public abstract class Optimizer : IDisposable
        {
            private readonly ParamGroup _group;

            /// <summary>An optimiser of the parameters.</summary>
            private protected Optimizer(IEnumerable<Parameter> parameters, double learningRate)
            {
                NotNegative(learningRate, "lr");
                _group = new ParamGroup(parameters, learningRate);
                if (!_group.Parameters.Any())
                    throw new ArgumentException("an optimiser needs a parameter", nameof(parameters));
            }

            /// <summary>The rates, which may be changed between steps.</summary>
            public IEnumerable<ILearningRateController> ParamGroups => [_group];

            /// <summary>What the optimiser changes.</summary>
            public IEnumerable<Parameter> parameters() => _group.Parameters;

            /// <summary>
            /// Forgets the gradients of all parameters, or sets them to 0 if <paramref name="set_to_none"/> is false.
            /// A step leaves a parameter without gradient alone; one of 0 still has its decay and its momentum.
            /// </summary>
            public void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in _group.Parameters)
                {
                    if (set_to_none)
                    {
                        parameter.ForgetGradient();
                        continue;
                    }

                    using var gradient = parameter.grad();
                    gradient?.zero_();
                }
            }

            /// <summary>Changes every parameter that has a gradient.</summary>
            /// <param name="closure">
            /// Computes the loss and its gradients before the step, with autograd on; its result is returned.
            /// </param>
            public Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using var following = enable_grad();
                    loss = closure();
                }

                using var still = no_grad();
                using var scope = NewDisposeScope();
                foreach (var parameter in _group.Parameters)
                    if (parameter.grad() is { } gradient)
                        Update(parameter, gradient, _group.LearningRate);
                return loss;
            }

            /// <summary>Frees what the optimiser keeps of earlier steps; the parameters stay.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Changes one parameter; autograd does not follow.</summary>
            protected abstract void Update(Parameter parameter, Tensor gradient, double rate);

            /// <summary>Frees what the optimiser keeps of earlier steps.</summary>
            protected abstract void Dispose(bool disposing);

            private protected static void NotNegative(double value, string name)
            {
                if (!(value >= 0)) throw new ArgumentOutOfRangeException(name, value, $"{name} is below 0");
            }
        }
    }
}
