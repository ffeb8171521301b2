using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>A part of a network that only its TorchScript file knows: what is in it cannot be seen.</summary>
internal sealed class ScriptMethod(string method, FeatureShape output) : Layer
{
    internal override FeatureShape Infer(FeatureShape input) => output;

    internal override Tensor Run(Tensor input, Weights weights, bool owned) =>
        weights.Script!.Call(method, input);
}
