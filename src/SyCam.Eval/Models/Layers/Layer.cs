using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>
/// One operation of a network, or a small graph of them. A layer holds no weights: it knows their names, and the same
/// layer can be run on any set of weights, described, counted or rewritten without any.
/// </summary>
internal abstract class Layer
{
    /// <summary>What this layer does to gradients.</summary>
    internal virtual Linearity Linearity => Linearity.Nonlinear;

    /// <summary>True when the result may share memory with the input.</summary>
    internal virtual bool Aliases => false;

    /// <summary>True for a pooling or a layer that does nothing: never the default target layer.</summary>
    internal virtual bool Passive => false;

    /// <summary>The shape of the result for an input of that shape.</summary>
    /// <exception cref="InputException">The layer cannot take such an input.</exception>
    internal abstract FeatureShape Infer(FeatureShape input);

    /// <summary>The tensors that this layer needs when its input has that shape.</summary>
    internal virtual IEnumerable<Parameter> Parameters(FeatureShape input) => [];

    /// <summary>
    /// Runs the layer on a batch. The result belongs to the caller; it may be the very input object when the layer does
    /// nothing. The input is written over only if <paramref name="owned"/> and no gradient is recorded.
    /// </summary>
    internal abstract Tensor Run(Tensor input, Weights weights, bool owned);
}
