using SyCam.Grammar.Terms;

namespace SyCam.Eval.Saliency;

/// <summary>
/// Takes the principal component of the weighted channels instead of their sum, which shows less noise: what
/// pytorch-grad-cam calls eigen_smooth (Gildenblat 2021), here with the sign that makes the component's largest value
/// positive.
/// </summary>
public static class EigenSmoothing
{
    private static readonly Operator[] Sums = [Operators.SumK, Operators.MeanK];

    /// <summary>The map with <c>eigen</c> where it sums over channels; null when it does not end with a sum over
    /// channels, under ReLU or not, and so has no weighted channels.</summary>
    /// <param name="map">A finished map.</param>
    public static Term? Apply(Term map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (Sums.Contains(map.Operator)) return Term.Of(Operators.Eigen, map.Children[0]);
        return map.Operator == Operators.Relu && Apply(map.Children[0]) is { } inner ? Term.Of(Operators.Relu, inner) : null;
    }
}
