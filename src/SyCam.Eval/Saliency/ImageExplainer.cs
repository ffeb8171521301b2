using SyCam.Eval.Maps;
using SyCam.Eval.Models;
using SyCam.Eval.Programs;
using SyCam.Eval.Scoring;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Eval.Saliency;

/// <summary>Computes the maps of some methods on single images, for pictures and files. Used by one thread.</summary>
/// <param name="model">The model as published; stays the caller's.</param>
/// <param name="network">Its frozen path; stays the caller's.</param>
/// <param name="layer">The target layer's resolved name.</param>
/// <param name="target">What gradients and scores are taken of.</param>
/// <param name="program">The maps.</param>
/// <param name="sources">For each input of the program the terminal that it comes from.</param>
public sealed class ImageExplainer(
    CamModel model, FrozenNetwork network, string layer, TargetExpression target, TensorProgram program,
    IReadOnlyDictionary<string, InputSource> sources)
{
    /// <summary>True averages the maps of six changed copies of the image, scaled: both orientations at 0.9, 1 and 1.1 times
    /// the normalised input. Six times the price.</summary>
    public bool SmoothsAugmented { get; init; }

    /// <summary>The maps of one image for one class.</summary>
    /// <param name="input">The normalised image [1,3,H,W]; stays the caller's.</param>
    /// <param name="explained">The index of the class.</param>
    /// <param name="cancellation">Checked between passes.</param>
    /// <returns>For each output of the program its map.</returns>
    public IReadOnlyList<ExplainedMap> Explain(Tensor input, long explained, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        if (!SmoothsAugmented)
        {
            return [.. Raw(input.alias(), explained, cancellation)
                .Select(raw => Map(raw, SaliencyMaps.Check(raw)[0], input.shape[2], input.shape[3]))];
        }

        var sums = new Tensor[program.Outputs.Count];
        var worst = new MapStatus[sums.Length];
        foreach (var change in Augmentation.Six)
        {
            var maps = Raw(change.Apply(input), explained, cancellation);
            for (var i = 0; i < sums.Length; i++)
            {
                var scaled = change.Undo(SaliencyMaps.Scale(maps[i], input.shape[2], input.shape[3]));
                sums[i] = sums[i] is { } sum ? sum + scaled : scaled;
                if (SaliencyMaps.Check(maps[i])[0] is MapStatus.NotFinite) worst[i] = MapStatus.NotFinite;
            }
        }

        return [.. sums.Select((sum, i) =>
        {
            var mean = sum / Augmentation.Six.Count;
            return Map(mean, worst[i] == MapStatus.Ok ? SaliencyMaps.Check(mean)[0] : worst[i], input.shape[2], input.shape[3]);
        })];
    }

    // The prepared image owns its input, so it gets one of its own.
    private IReadOnlyList<Tensor> Raw(Tensor input, long explained, CancellationToken cancellation)
    {
        using var images = ImagePreparer.Prepare(
            model, network, layer, target, ["image"], input, null, [explained], cancellation);
        using var scope = NewDisposeScope();
        var values = images.Read(program.Inputs, sources, 0, 1, cancellation);
        return [.. ProgramRunner.Run(program, values, (images.Height, images.Width)).Select(raw => raw.MoveToOuterDisposeScope())];
    }

    private static ExplainedMap Map(Tensor raw, MapStatus status, long height, long width)
    {
        using var scope = NewDisposeScope();
        var scaled = status == MapStatus.Ok ? SaliencyMaps.Scale(raw, height, width) : zeros(1, 1, height, width);
        return new ExplainedMap(
            new RawMap((int)raw.shape[2], (int)raw.shape[3], raw.contiguous().cpu().data<float>().ToArray()),
            scaled.contiguous().cpu().data<float>().ToArray(),
            status);
    }
}
