using SyCam.Eval.Models.Layers;

namespace SyCam.Eval.Models;

/// <summary>Tells from a network's structure what the gradient of a logit looks like at a layer.</summary>
internal static class HeadAnalysis
{
    internal const string PooledLinear = "gap-linear";
    internal const string Linear = "linear";
    internal const string Other = "other";

    /// <summary>
    /// <see cref="PooledLinear"/> when the stages behind <paramref name="index"/> are pointwise linear maps, one mean
    /// over all positions, then linear layers: the gradient is constant over positions and the same for every
    /// image. <see cref="Linear"/> when all are affine: the gradient is the same for every image. Else
    /// <see cref="Other"/>.
    /// </summary>
    internal static string Kind(Network network, int index)
    {
        var uniform = true;
        var pooled = false;
        foreach (var stage in network.Stages.Skip(index + 1))
        {
            switch (stage.Layer.Linearity)
            {
                case Linearity.Nonlinear:
                    return Other;
                case Linearity.GlobalMean:
                    pooled = true;
                    break;
                case Linearity.Affine:
                    uniform &= pooled;
                    break;
                default:
                    break;
            }
        }
        return uniform && pooled ? PooledLinear : Linear;
    }
}
