using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Adam (Kingma and Ba, 2015) with the decay added to the gradient g: m and v are running means of g and g^2, divided
/// by 1 - beta^t; p = p - rate m / (sqrt(v) + eps). AMSGrad takes the greatest v so far.
/// </summary>
public sealed class Adam : optim.Optimizer
{
    private readonly Dictionary<Parameter, State> _states = new(ReferenceEqualityComparer.Instance);
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _eps;
    private readonly double _weightDecay;
    private readonly bool _amsgrad;
    private readonly bool _maximize;

    /// <inheritdoc cref="optim.Adam(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
    public Adam(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
        double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : base(parameters, lr)
    {
        NotNegative(beta1, nameof(beta1));
        NotNegative(beta2, nameof(beta2));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta1, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta2, 1);
        NotNegative(eps, nameof(eps));
        NotNegative(weight_decay, nameof(weight_decay));
        (_beta1, _beta2, _eps, _weightDecay) = (beta1, beta2, eps, weight_decay);
        (_amsgrad, _maximize) = (amsgrad, maximize);
    }

    /// <inheritdoc/>
    protected override void Update(Parameter parameter, Tensor gradient, double rate)
    {
        if (!_states.TryGetValue(parameter, out var state)) _states[parameter] = state = new State(parameter, _amsgrad);
        state.Steps++;
        var direction = _maximize ? -gradient : gradient;
        if (_weightDecay != 0) direction = direction.add(parameter, _weightDecay);
        state.Mean.mul_(_beta1).add_(direction, 1 - _beta1);
        state.Square.mul_(_beta2).addcmul_(direction, direction, 1 - _beta2);
        var square = state.Square;
        if (state.Greatest is { } greatest)
        {
            greatest.copy_(greatest.maximum(square));
            square = greatest;
        }

        var scale = Math.Sqrt(1 - Math.Pow(_beta2, state.Steps));
        var size = rate / (1 - Math.Pow(_beta1, state.Steps));
        parameter.addcdiv_(state.Mean, square.sqrt().div_(scale).add_(_eps), -size);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var state in _states.Values) state.Dispose();
        _states.Clear();
    }

    private sealed class State(Parameter parameter, bool greatest) : IDisposable
    {
        public int Steps { get; set; }

        public Tensor Mean { get; } = zeros_like(parameter).DetachFromDisposeScope();

        public Tensor Square { get; } = zeros_like(parameter).DetachFromDisposeScope();

        public Tensor? Greatest { get; } = greatest ? zeros_like(parameter).DetachFromDisposeScope() : null;

        public void Dispose()
        {
            Mean.Dispose();
            Square.Dispose();
            Greatest?.Dispose();
        }
    }
}
