using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>A program of the form <c>sum_k(weights * A)</c>, with or without <c>relu</c> around it.</summary>
/// <param name="HasRelu">True with <c>relu</c>.</param>
/// <param name="Factors">The places of the values whose product are the weights.</param>
/// <param name="Type">Which axes the weights have.</param>
internal sealed record WeightedSum(bool HasRelu, IReadOnlyList<int> Factors, TermType Type)
{
    /// <summary>The form of a program's first output, or null when it has another.</summary>
    /// <param name="program">The program.</param>
    /// <param name="activations">The name of the activations.</param>
    public static WeightedSum? Find(TensorProgram program, string activations)
    {
        var steps = program.Instructions;
        var place = program.Outputs[0];
        var hasRelu = steps[place].Operator == Operators.Relu;
        if (hasRelu) place = steps[place].Operands.First;
        if (steps[place].Operator != Operators.SumK) return null;
        if (Without(steps, steps[place].Operands.First, activations) is not { } factors) return null;
        var type = factors.Aggregate(TermType.Scalar, (all, factor) => all | steps[factor].Type);
        return new WeightedSum(hasRelu, factors, type);
    }

    // The factors of a product beside the activations; null when it is none, or when there is no other.
    private static IReadOnlyList<int>? Without(IReadOnlyList<Instruction> steps, int place, string activations)
    {
        if (steps[place].Operator != Operators.Mul) return null;
        var (first, second) = steps[place].Operands;
        if (steps[first].Name == activations) return [second];
        if (steps[second].Name == activations) return [first];
        return Without(steps, first, activations) is { } left ? [.. left, second]
            : Without(steps, second, activations) is { } right ? [first, .. right]
            : null;
    }
}
