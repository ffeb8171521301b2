using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>The input's channels, and behind them those that a branch makes of it: a step of a dense block.</summary>
internal sealed class Extension(Sequence branch) : Layer
{
    internal Sequence Branch => branch;

    internal override FeatureShape Infer(FeatureShape input) =>
        input with { Channels = input.Channels + branch.Infer(input).Channels };

    internal override IEnumerable<Parameter> Parameters(FeatureShape input) => branch.Parameters(input);

    internal override Tensor Run(Tensor input, Weights weights, bool owned)
    {
        using var added = branch.Run(input, weights, owned: false);
        return cat([input, added], 1);
    }
}
