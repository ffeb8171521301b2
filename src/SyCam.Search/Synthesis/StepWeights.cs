using SyCam.Grammar.Terms;

namespace SyCam.Search.Synthesis;

/// <summary>How unlikely maps are by the steps that build them: an operator with what stands under it.</summary>
/// <param name="fits">For each step how well the best map fits that uses it, from 0 to 1; what is not there has 0.
/// </param>
internal sealed class StepWeights(IReadOnlyDictionary<(string Parent, string Child), double> fits)
{
    /// <summary>The steps of a term, each as often as it stands there.</summary>
    public static IEnumerable<(string Parent, string Child)> Steps(Term term) => term.Children
        .SelectMany(child => Steps(child).Prepend((Name(term), Name(child))));

    /// <summary>The sum of 1 - fit over the steps: up to a factor, minus the logarithm of the probability when each
    /// step has an equal one to the power of 1 - fit. Low is likely.</summary>
    public double Of(Term map) => Steps(map).Sum(step => 1 - fits.GetValueOrDefault(step));

    // Exponents and numbers belong to the operator; inputs go by their names.
    private static string Name(Term term) => term.Operator == Operators.Input || term.Operator == Operators.Constant
        ? term.ToString()
        : $"{term.Operator.Name}{term.Parameter}";
}
