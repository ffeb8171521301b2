using SyCam.Cli.Experiments;
using SyCam.Eval.Models;
using SyCam.Eval.Scoring;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Cli.Explaining;

/// <summary>Chooses the classes that are explained on a picture.</summary>
/// <param name="model">The model, whose classes have names.</param>
/// <param name="network">The network that ranks them.</param>
/// <param name="choice">The class that was asked for.</param>
/// <param name="top">How many of the first classes; null: the chosen one.</param>
internal sealed class ClassRanking(CamModel model, FrozenNetwork network, ClassChoice choice, int? top)
{
    /// <summary>The classes, the most probable first.</summary>
    /// <param name="input">The normalised picture [1,3,H,W].</param>
    /// <param name="cancellation">Checked before the pass.</param>
    public IReadOnlyList<ExplainedClass> Of(Tensor input, CancellationToken cancellation)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var answer = network.Logits(input, cancellation);
        var logits = answer.flatten().to(ScalarType.Float32).cpu().data<float>().ToArray();
        var probabilities = answer.softmax(1).flatten().to(ScalarType.Float32).cpu().data<float>().ToArray();
        // Of equal ones the first, as argmax takes it.
        var order = Enumerable.Range(0, probabilities.Length).OrderByDescending(index => probabilities[index]).ToList();
        var wanted = top is { } count ? order.Take(count).ToList() : [(int)(choice.For(null) ?? order[0])];
        return [.. wanted.Select(index => new ExplainedClass(
            index, ClassNames.Of(model, index), logits[index], probabilities[index], order.IndexOf(index) + 1, 1.0 / probabilities.Length))];
    }
}
