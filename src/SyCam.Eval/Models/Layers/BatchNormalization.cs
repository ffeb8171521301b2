using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>Batch normalization: with its stored statistics, or in training with those of the batch, of which a tenth goes into
/// the stored ones.</summary>
internal sealed class BatchNormalization(string name, double epsilon = 1e-5) : Layer
{
    internal string WeightName { get; } = name + ".weight";

    internal string BiasName { get; } = name + ".bias";

    internal string MeanName { get; } = name + ".running_mean";

    internal string VarianceName { get; } = name + ".running_var";

    internal double Epsilon => epsilon;

    internal override Linearity Linearity => Linearity.Pointwise;

    internal override FeatureShape Infer(FeatureShape input) => input.Flat
        ? throw new InputException($"layer '{name}' is a two-dimensional batch norm and gets a vector")
        : input;

    internal override IEnumerable<Parameter> Parameters(FeatureShape input)
    {
        yield return new Parameter(WeightName, [input.Channels]);
        yield return new Parameter(BiasName, [input.Channels]);
        yield return new Parameter(MeanName, [input.Channels], Learned: false);
        yield return new Parameter(VarianceName, [input.Channels], Learned: false);
    }

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        var result = nn.functional.batch_norm(
            input, weights[MeanName], weights[VarianceName], weights[WeightName], weights[BiasName],
            weights.IsTraining, eps: epsilon);
        weights.Terms?.Add(result, Shift(weights));
        return result;
    }

    /// <summary>What remains of the result for an input of 0: beta - mean * gamma / sqrt(variance + eps).</summary>
    private Tensor Shift(Weights weights)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var deviation = (weights[VarianceName] + epsilon).sqrt();
        return (weights[BiasName] - (weights[MeanName] * weights[WeightName] / deviation)).MoveToOuterDisposeScope();
    }
}
