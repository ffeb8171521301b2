using System.Numerics;

namespace SyCam.Eval.Metrics.Imputation;

/// <summary>sum * first: a Jacobi step, with the inverse of the diagonal as first plane.</summary>
internal readonly struct JacobiRule : IStencilRule
{
    public static Vector<float> Combine(
        Vector<float> sum, Vector<float> value, Vector<float> first, Vector<float> second) => sum * first;
}

/// <summary>sum * first - value * second: a residual, with the holes and their diagonal as planes.</summary>
internal readonly struct ResidualRule : IStencilRule
{
    public static Vector<float> Combine(
        Vector<float> sum, Vector<float> value, Vector<float> first, Vector<float> second) =>
        (sum * first) - (value * second);
}
