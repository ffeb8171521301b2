using static TorchSharp.torch;

namespace SyCam.Eval.Models.Layers;

/// <summary>The maximum over square windows.</summary>
internal sealed class MaximumPooling(string name, int kernel, int stride, int padding = 0, bool ceiling = false) : Layer
{
    private readonly long[] _kernel = [kernel, kernel];
    private readonly long[] _strides = [stride, stride];
    private readonly long[] _padding = [padding, padding];

    internal override bool Passive => true;

    internal override FeatureShape Infer(FeatureShape input) =>
        new(input.Channels, Window.Output(name, input.Height, kernel, stride, padding, input, ceiling),
            Window.Output(name, input.Width, kernel, stride, padding, input, ceiling));

    internal override Tensor Run(Tensor input, Weights weights, bool owned) =>
        nn.functional.max_pool2d(input, _kernel, _strides, _padding, ceil_mode: ceiling);
}
