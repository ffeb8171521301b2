using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models;

/// <summary>
/// Rewrites a frozen network so that its convolutions compute in 8 bits and what lies between them stays there where it
/// can; the other layers get float32. The ranges come from a calibration, which the rewritten network feeds while that is
/// open. The weights stay the frozen network's.
/// </summary>
internal sealed class Quantizer(Calibration calibration)
{
    /// <summary>The rewritten stages, under the same names; a convolution that took in the ReLU behind it is no target layer
    /// any more.</summary>
    internal static IReadOnlyList<Stage> Quantize(IReadOnlyList<Stage> stages, Calibration calibration)
    {
        var foldedInto = stages.Select(stage => stage.FoldedInto).ToArray();
        var layers = new Quantizer(calibration).Rewrite(
            [.. stages.Select(stage => stage.Layer)],
            (convolution, rectifier) => Array.Fill(foldedInto, stages[rectifier].Name, convolution, rectifier - convolution));
        return [.. stages.Select((stage, index) => new Stage(stage.Name, layers[index], foldedInto[index]))];
    }

    // Says where a convolution took in the rectifier at another place.
    private Layer[] Rewrite(IReadOnlyList<Layer> layers, Action<int, int>? tookIn = null)
    {
        var rewritten = new Layer[layers.Count];
        for (var index = 0; index < layers.Count; index++)
        {
            if (layers[index] is not FrozenConvolution { Rectified: false } frozen
                || RectifierBehind(layers, index) is not { } place)
            {
                rewritten[index] = Rewrite(layers[index]);
                continue;
            }

            rewritten[index] = new QuantizedConvolution(frozen.Convolution, layers[place], calibration);
            tookIn?.Invoke(index, place);
            while (index < place) rewritten[++index] = new Identity();
        }

        return rewritten;
    }

    // With nothing in between that does anything.
    private static int? RectifierBehind(IReadOnlyList<Layer> layers, int index)
    {
        var next = index + 1;
        while (next < layers.Count && layers[next] is Identity) next++;
        return next < layers.Count && layers[next] is Rectifier { IsPlain: true } or CappedRectifier ? next : null;
    }

    private Layer Rewrite(Layer layer) => layer switch
    {
        FrozenConvolution frozen =>
            new QuantizedConvolution(frozen.Convolution, frozen.Rectified ? new Rectifier() : null, calibration),
        Sequence sequence => Rewrite(sequence),
        Residual residual => new QuantizedResidual(
            Rewrite(residual.Main), residual.Shortcut is { } shortcut ? Rewrite(shortcut) : null, residual.Rectified,
            calibration),
        Concatenation pair => new QuantizedConcatenation(Rewrite(pair.First), Rewrite(pair.Second), calibration),
        Extension step => new Sequence(
            new Dequantization(), new Extension(new Sequence(Rewrite(step.Branch), new Dequantization()))),
        Identity or MaximumPooling or Rectifier => layer,
        _ => new Sequence(new Dequantization(), layer),
    };

    private Sequence Rewrite(Sequence sequence) => new(Rewrite(sequence.Layers));
}
