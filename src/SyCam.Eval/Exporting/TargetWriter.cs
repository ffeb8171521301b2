using System.Diagnostics;
using System.Globalization;
using SyCam.Grammar.Targets;

namespace SyCam.Eval.Exporting;

/// <summary>
/// Writes targets as C# over logits <c>[B,C]</c> and the index of the explained class: the same calls that
/// <c>TargetEvaluator</c> makes.
/// </summary>
internal static class TargetWriter
{
    private static readonly Dictionary<TargetScalarKind, Func<string, string, string>> Rows = new()
    {
        [TargetScalars.Logit] = (logits, _) => Own(logits),
        [TargetScalars.Probability] = (logits, _) => Own($"{logits}.softmax(1)"),
        [TargetScalars.Rest] = (logits, _) => $"({Own(logits)} + {Own(Logarithm(logits))})",
        [TargetScalars.LogitOf] = (logits, index) => $"{logits}.select(1, {index})",
        [TargetScalars.ProbabilityOf] = (logits, index) => $"{logits}.softmax(1).select(1, {index})",
        [TargetScalars.Ranked] = (logits, rank) =>
            $"{logits}.sort(1, descending: true, stable: true).Values.select(1, {rank} - 1)",
        [TargetScalars.Similar] = (logits, rank) =>
            $"{logits}.gather(1, ({logits} - {logits}.narrow(1, target, 1)).abs().masked_fill({IsOwn(logits)}, "
            + $"double.PositiveInfinity).sort(1, descending: false, stable: true).Indices.narrow(1, {rank} - 1, 1)).squeeze(1)",
        [TargetScalars.LogSumExp] = (logits, _) => $"{logits}.logsumexp(1)",
        [TargetScalars.MaximumOfOthers] = (logits, _) =>
            $"{logits}.masked_fill({IsOwn(logits)}, double.NegativeInfinity).max(1).values",
        [TargetScalars.MeanOfOthers] = (logits, _) =>
            $"(({logits}.sum(1) - {Own(logits)}) / (float)({logits}.shape[1] - 1))",
    };

    /// <summary>The target as an expression of type Tensor, <c>[B]</c>; <c>target</c> is the class's index.</summary>
    /// <param name="target">What to compute.</param>
    /// <param name="logits">The name of the logits.</param>
    public static string Write(TargetExpression target, string logits)
    {
        string Of(TargetExpression part) => Write(part, logits);
        return target switch
        {
            TargetNumber number => string.Create(
                CultureInfo.InvariantCulture, $"full(new[] {{ {logits}.shape[0] }}, {number.Value.ToDouble():R}, dtype: {logits}.dtype, device: {logits}.device)"),
            TargetScalar scalar => Rows[scalar.Kind](logits, scalar.Argument.ToString()),
            TargetSum sum => $"({Of(sum.Left)} + {Of(sum.Right)})",
            TargetProduct product => $"({Of(product.Left)} * {Of(product.Right)})",
            TargetQuotient quotient => $"({Of(quotient.Left)} / {Of(quotient.Right)})",
            TargetCall { Function: TargetFunction.Ln, Operand: TargetScalar scalar }
                when scalar.Kind == TargetScalars.Probability => Own(Logarithm(logits)),
            TargetCall { Function: TargetFunction.Ln, Operand: TargetScalar scalar }
                when scalar.Kind == TargetScalars.ProbabilityOf => $"{Logarithm(logits)}.select(1, {scalar.Argument})",
            TargetCall { Function: TargetFunction.Exp } call => $"{Of(call.Operand)}.exp()",
            TargetCall { Function: TargetFunction.Ln } call => $"{Of(call.Operand)}.log()",
            TargetCall { Function: TargetFunction.Relu } call => $"{Of(call.Operand)}.relu()",
            _ => throw new UnreachableException($"{target.GetType()} is no target"),
        };
    }

    /// <summary>True when the scalar has a row here.</summary>
    internal static bool Covers(TargetScalarKind kind) => Rows.ContainsKey(kind);

    private static string Own(string values) => $"{values}.select(1, target)";

    private static string IsOwn(string logits) =>
        $"arange({logits}.shape[1], ScalarType.Int64, {logits}.device).eq(target).unsqueeze(0)";

    private static string Logarithm(string logits) => $"nn.functional.log_softmax({logits}, 1)";
}
