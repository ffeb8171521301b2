using SyCam.Eval.Models.Layers;
using TorchSharp;
using TorchSharp.SyCamExtras;
using static TorchSharp.torch;

namespace SyCam.Eval.Models;

/// <summary>
/// Rewrites a network for speed: batch norms are folded into the convolutions before them (in float64, rounded once),
/// the weights take the wanted type and the channels-last layout in memory, and where oneDNN can it lays them out for
/// itself and takes in the ReLU behind a convolution inside a stage. The methods of a TorchScript file stay as they are.
/// </summary>
internal sealed class Freezer(Weights source, Weights target, ScalarType type, Device device)
{
    /// <summary>The rewritten stages, under the same names, and their own weights.</summary>
    internal static (IReadOnlyList<Stage> Stages, Weights Weights) Freeze(
        IReadOnlyList<Stage> stages, Weights weights, ScalarType type, Device device)
    {
        using var noGradient = no_grad();
        var target = new Weights(weights.Script?.Share());
        var freezer = new Freezer(weights, target, type, device);
        // The ReLUs between stages stay: a convolution in front of one may be the target layer.
        var layers = freezer.Pack(freezer.Fold([.. stages.Select(stage => stage.Layer)]), rectify: false);
        return ([.. stages.Select((stage, index) => new Stage(stage.Name, layers[index],
            IsFolded(stages, index) ? stages[index + 1].Name : null))], target);
    }

    /// <summary>Changes the layout in memory of [B,K,h,w] to channels last; shape and values stay.</summary>
    internal static Tensor ChannelsLast(Tensor tensor)
    {
        using var moved = tensor.permute(0, 2, 3, 1);
        using var stored = moved.contiguous();
        return stored.permute(0, 3, 1, 2);
    }

    private static bool IsFolded(IReadOnlyList<Stage> stages, int index) =>
        index + 1 < stages.Count && stages[index].Layer is Convolution
        && stages[index + 1].Layer is BatchNormalization;

    private Layer[] Fold(IReadOnlyList<Layer> layers)
    {
        var folded = new Layer[layers.Count];
        for (var index = 0; index < layers.Count; index++)
        {
            if (layers[index] is Convolution convolution && index + 1 < layers.Count
                && layers[index + 1] is BatchNormalization norm)
            {
                folded[index] = Fuse(convolution, norm);
                folded[++index] = new Identity();
            }
            else
            {
                folded[index] = Rewrite(layers[index]);
            }
        }
        return folded;
    }

    private Layer Rewrite(Layer layer)
    {
        switch (layer)
        {
            case Sequence sequence:
                return Rewrite(sequence);
            case Residual residual:
                return new Residual(
                    Rewrite(residual.Main), residual.Shortcut is { } shortcut ? Rewrite(shortcut) : null,
                    residual.Rectified);
            case Extension step:
                return new Extension(Rewrite(step.Branch));
            case Concatenation pair:
                return new Concatenation(Rewrite(pair.First), Rewrite(pair.Second));
            default:
                // The names, unlike the shapes, are the same for every input.
                foreach (var parameter in layer.Parameters(default)) Keep(parameter.Name, source[parameter.Name]);
                return layer;
        }
    }

    private Sequence Rewrite(Sequence sequence) => new(Pack(Fold(sequence.Layers), rectify: true));

    // What oneDNN can lay out: it knows float32 on the CPU.
    private Layer[] Pack(Layer[] layers, bool rectify)
    {
        if (type != ScalarType.Float32 || device.type != DeviceType.CPU || !PackedConvolution.IsAvailable) return layers;
        for (var index = 0; index < layers.Length; index++)
        {
            if (layers[index] is not Convolution convolution) continue;
            var next = index + 1;
            while (next < layers.Length && layers[next] is Identity) next++;
            var rectified = rectify && next < layers.Length && layers[next] is Rectifier { IsPlain: true };
            layers[index] = new FrozenConvolution(convolution, rectified);
            if (rectified) layers[next] = new Identity();
        }

        return layers;
    }

    private Convolution Fuse(Convolution convolution, BatchNormalization norm)
    {
        using var scope = NewDisposeScope();
        var deviation = (Exact(norm.VarianceName) + norm.Epsilon).sqrt();
        var factor = Exact(norm.WeightName) / deviation;
        var weight = Exact(convolution.WeightName) * factor.reshape(-1, 1, 1, 1);
        var shift = convolution.HasBias ? Exact(convolution.BiasName) - Exact(norm.MeanName) : -Exact(norm.MeanName);
        Keep(convolution.WeightName, weight);
        Keep(convolution.BiasName, (shift * factor) + Exact(norm.BiasName));
        return convolution.WithBias();
    }

    private Tensor Exact(string name) => source[name].to(ScalarType.Float64);

    private void Keep(string name, Tensor tensor)
    {
        // The copy may share memory with the original: nobody writes to weights.
        var typed = tensor.to(type);
        if (typed.dim() != 4)
        {
            target.Add(name, typed);
            return;
        }
        using (typed) target.Add(name, ChannelsLast(typed));
    }
}
