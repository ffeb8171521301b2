using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Typing;

/// <summary>Finds the weights that a method gives the activations.</summary>
internal static class MethodWeights
{
    /// <summary>
    /// For <c>sum_k(w * A)</c>, with a relu around it or not, the product <c>w</c> of the factors beside the one
    /// activation input; null for a method of any other form.
    /// </summary>
    /// <param name="method">The method's expression.</param>
    /// <param name="isActivation">Whether an input of that name holds activations.</param>
    public static Term? Of(Term method, Func<string, bool> isActivation)
    {
        var sum = method.Operator == Operators.Relu ? method.Children[0] : method;
        if (sum.Operator != Operators.SumK || sum.Children[0].Operator != Operators.Mul) return null;
        List<Term> factors = [.. Factors(sum.Children[0])];
        var activations = factors
            .Where(factor => factor.Operator == Operators.Input && isActivation(factor.Name)).ToList();
        if (activations.Count != 1) return null;
        factors.Remove(activations[0]);
        return factors.Count == 1 ? factors[0] : Term.Of(Operators.Mul, [.. factors]);
    }

    private static IEnumerable<Term> Factors(Term term) =>
        term.Operator == Operators.Mul ? term.Children.SelectMany(Factors) : [term];
}
