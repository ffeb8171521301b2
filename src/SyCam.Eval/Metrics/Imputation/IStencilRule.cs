using System.Numerics;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>What is made of a pixel's neighbours.</summary>
internal interface IStencilRule
{
    /// <summary>The result at some pixels.</summary>
    /// <param name="sum">Neighbours plus right-hand side.</param>
    /// <param name="value">The pixels' own values.</param>
    /// <param name="first">The first plane there.</param>
    /// <param name="second">The second plane there.</param>
    static abstract Vector<float> Combine(
        Vector<float> sum, Vector<float> value, Vector<float> first, Vector<float> second);
}
