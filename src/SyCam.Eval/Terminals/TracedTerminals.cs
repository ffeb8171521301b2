using SyCam.Eval.Models;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>
/// Activations, gradients and Hessian-vector products of the clean image: one forward pass for all layers and targets,
/// from the deepest known activations on, and one pass back for each target.
/// </summary>
internal static class TracedTerminals
{
    public const string Activation = "activation";
    public const string Gradient = "gradient";
    public const string HessianProduct = "hvp";

    public static IReadOnlyList<(InputSource Source, Tensor Values)> Compute(
        TerminalChunk chunk, IReadOnlyList<TerminalKey> keys)
    {
        using var scope = NewDisposeScope();
        var layers = keys.Select(key => key.Layer).Distinct().ToList();
        var trace = Trace(chunk, layers);
        var activations = layers.Zip(trace.Activations).ToDictionary(pair => pair.First, pair => pair.Second);
        List<(InputSource, Tensor)> values =
        [
            .. keys.Where(key => key.Row.Source == Activation)
                .Select(key => (key.Source, activations[key.Layer].detach())),
        ];
        foreach (var group in keys.Where(key => key.Row.Source != Activation).GroupBy(key => key.Target))
            values.AddRange(Differentiate(chunk, trace.Logits, activations, [.. group]));
        foreach (var (_, tensor) in values) tensor.MoveToOuterDisposeScope();
        return values;
    }

    private static LayerTrace Trace(TerminalChunk chunk, IReadOnlyList<string> layers)
    {
        var names = chunk.Model.LayerNames.ToList();
        var earliest = layers.MinBy(names.IndexOf)!;
        // Later is cheaper; the run's own layer is always known.
        foreach (var start in new[] { earliest, chunk.Images.Layer })
        {
            if (names.IndexOf(start) > names.IndexOf(earliest)) continue;
            if (chunk.KnownActivations(start) is not { } known) continue;
            chunk.Passes.Head += chunk.Count;
            return chunk.Model.Trace(layers, known, start);
        }

        chunk.Passes.Forward += chunk.Count;
        return chunk.Model.Trace(layers, chunk.Inputs);
    }

    // The keys of one target.
    private static IEnumerable<(InputSource Source, Tensor Values)> Differentiate(
        TerminalChunk chunk, Tensor logits, Dictionary<string, Tensor> activations, IReadOnlyList<TerminalKey> keys)
    {
        using var recording = enable_grad();
        var layers = keys.Select(key => key.Layer).Distinct().ToList();
        var isSecond = keys.Any(key => key.Row.Source == HessianProduct);
        var total = TargetEvaluator.Evaluate(keys[0].Target, logits, chunk.Classes).sum();
        var gradients = layers.Zip(autograd.grad(
            [total], [.. layers.Select(layer => activations[layer])], retain_graph: true, create_graph: isSecond))
            .ToDictionary(pair => pair.First, pair => pair.Second);
        chunk.Passes.Backward += chunk.Count;
        List<(InputSource, Tensor)> values = [];
        foreach (var key in keys)
        {
            var gradient = gradients[key.Layer];
            if (key.Row.Source == Gradient)
            {
                values.Add((key.Source, gradient.detach()));
                continue;
            }

            values.Add((key.Source, HessianTimes(gradient, activations[key.Layer])));
            chunk.Passes.Backward += chunk.Count;
        }

        return values;
    }

    /// <summary>The Hessian times the activations: the derivative of the gradient in their direction.</summary>
    private static Tensor HessianTimes(Tensor gradient, Tensor activations)
    {
        // The second summand is 0: a gradient that depends on nothing then has derivative 0 instead of none.
        var along = (gradient * activations.detach()).sum() + (activations * 0f).sum();
        return autograd.grad([along], [activations], retain_graph: true)[0].detach();
    }
}
