using SyCam.Grammar.Terms;

namespace SyCam.Eval.Metrics;

/// <summary>A method whose map is a sum over the channels of one layer, <c>sum_k(X)</c> with or without <c>relu</c> around
/// it: the form of <c>sum_k(w * A)</c>, in which every channel has a part in the map.</summary>
/// <param name="Parts">X, features: the part of each channel at each position.</param>
/// <param name="Layer">The layer whose channels they are; empty for the run's target layer.</param>
internal sealed record ChannelSum(Term Parts, string Layer)
{
    /// <summary>The form of a method; null when it has another.</summary>
    public static ChannelSum? Find(Term method)
    {
        var sum = WithoutRelu(method);
        if (sum.Operator != Operators.SumK || sum.Children[0] is not { Type: TermType.Features, Layer: { } layer } parts)
            return null;
        return layer == Term.ImageLayer ? null : new ChannelSum(parts, layer);
    }

    /// <summary>A method without the relu at the root of its expression.</summary>
    public static Term WithoutRelu(Term method) =>
        method.Operator == Operators.Relu ? method.Children[0] : method;
}
