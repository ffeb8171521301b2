using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Stochastic gradient descent: g = gradient + decay p; with momentum, b = momentum b + (1 - dampening) g, at first
/// b = g, and g is b, or g + momentum b under Nesterov's rule; p = p - rate g.
/// </summary>
public sealed class SGD : optim.Optimizer
{
    private readonly Dictionary<Parameter, Tensor> _buffers = new(ReferenceEqualityComparer.Instance);
    private readonly double _momentum;
    private readonly double _dampening;
    private readonly double _weightDecay;
    private readonly bool _nesterov;
    private readonly bool _maximize;

    /// <inheritdoc cref="optim.SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0,
        double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : base(parameters, lr)
    {
        NotNegative(momentum, nameof(momentum));
        NotNegative(weight_decay, nameof(weight_decay));
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException("Nesterov's rule needs a momentum and no dampening", nameof(nesterov));
        (_momentum, _dampening, _weightDecay) = (momentum, dampening, weight_decay);
        (_nesterov, _maximize) = (nesterov, maximize);
    }

    /// <inheritdoc/>
    protected override void Update(Parameter parameter, Tensor gradient, double rate)
    {
        var direction = _maximize ? -gradient : gradient;
        if (_weightDecay != 0) direction = direction.add(parameter, _weightDecay);
        if (_momentum != 0)
        {
            if (_buffers.TryGetValue(parameter, out var buffer)) buffer.mul_(_momentum).add_(direction, 1 - _dampening);
            else _buffers[parameter] = buffer = direction.clone().DetachFromDisposeScope();
            direction = _nesterov ? direction.add(buffer, _momentum) : buffer;
        }

        parameter.add_(direction, -rate);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        foreach (var buffer in _buffers.Values) buffer.Dispose();
        _buffers.Clear();
    }
}
