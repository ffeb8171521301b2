using SyCam.Cli.Experiments;
using SyCam.Eval.Maps;
using SyCam.Eval.Models;
using SyCam.Grammar.Targets;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;
using static TorchSharp.torch;

namespace SyCam.Cli.Explaining;

/// <summary>
/// Checks HiResCAM's guarantee at a layer. Behind the layer everything must be affine, such as flattening or a global mean
/// and one fully connected layer; then gradient times activation adds up to the logit without its bias. Behind a global mean
/// the gradient holds the divisor of the mean, so that this is so there, too.
/// </summary>
internal sealed class GuaranteeCheck
{
    private static readonly InputSource Activation = new(InputSources.Activation);
    private static readonly InputSource Gradient = new("gradient");

    private readonly bool _holds;
    private readonly string _why;
    private readonly float[] _biases;

    /// <summary>A check of a model's maps at a layer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layer">The layer's resolved name.</param>
    /// <param name="target">What gradients are taken of.</param>
    public GuaranteeCheck(CamModel model, string layer, TargetExpression target)
    {
        var head = model.HeadKind(layer);
        var isAffine = head is "gap-linear" or "linear";
        _holds = isAffine && target == TargetExpression.Default;
        _why = !isAffine ? "what follows the layer is not known to be linear"
            : _holds ? $"only linear layers follow ({head})"
            : $"gradients are of {target} and not of the logit";
        _biases = _holds ? Biases(model, layer) : [];
    }

    /// <summary>The sum of gradient times activation that a method is, with or without relu around it, whatever its name;
    /// null when it is another method.</summary>
    public static Term? Find(Method method)
    {
        var sum = method.Term.Operator == Operators.Relu ? method.Term.Children[0] : method.Term;
        if (sum.Operator != Operators.SumK || sum.Children[0] is not { Operator: var product } factors
            || product != Operators.Mul || factors.Children.Any(factor => factor.Operator != Operators.Input))
            return null;
        var sources = factors.Children.Select(factor => method.Sources[factor.Name]).ToHashSet();
        return sources.SetEquals([Activation, Gradient]) ? sum : null;
    }

    /// <summary>What is known of a map.</summary>
    /// <param name="raw">The map, without a relu at the root of the method.</param>
    /// <param name="explained">The class.</param>
    public Guarantee Of(RawMap raw, ExplainedClass explained)
    {
        var sum = raw.Values.ToArray().Sum(value => (double)value);
        return new Guarantee(_holds, _why, sum, _holds ? explained.Logit - _biases[explained.Index] : null);
    }

    // Of affine layers the logits of zeros are what is left when all activations are taken away.
    private static float[] Biases(CamModel model, string layer)
    {
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        var shape = model.DescribeLayers().Single(one => one.Name == layer);
        var nothing = zeros([1, shape.Channels, shape.Height, shape.Width], device: model.Device);
        return model.Head(layer, nothing).cpu().data<float>().ToArray();
    }
}
