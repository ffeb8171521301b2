using SyCam.Grammar.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>Gradients at a layer on changed images, and the noise that changes them.</summary>
internal static class SampledGradients
{
    /// <summary>The gradient <c>[n,K,h,w]</c> of the target at a layer on other inputs of the chunk's images; the passes are
    /// counted.</summary>
    public static Tensor At(TerminalChunk chunk, string layer, TargetExpression target, Tensor inputs)
    {
        var trace = chunk.Model.Trace([layer], inputs);
        chunk.Passes.Forward += chunk.Count;
        chunk.Passes.Backward += chunk.Count;
        using var recording = enable_grad();
        var total = TargetEvaluator.Evaluate(target, trace.Logits, chunk.Classes).sum();
        return autograd.grad([total], [trace.Activations[0]])[0].detach();
    }

    /// <summary>Gaussian noise of the inputs' shape, seeded by each image's place and the number of the sample.</summary>
    public static Tensor Noise(TerminalChunk chunk, int sample, double deviation)
    {
        var shape = chunk.Inputs.shape;
        var size = (int)(shape[1] * shape[2] * shape[3]);
        var noise = new float[chunk.Count * size];
        for (var i = 0; i < chunk.Count; i++)
            new NormalNoise(chunk.SeedOf(i), sample).Fill(noise.AsSpan(i * size, size), deviation);
        return tensor(noise, shape, device: chunk.Model.Device);
    }
}
