using System.Diagnostics;
using SyCam.Grammar.Targets;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Terminals;

/// <summary>Computes targets from logits, differentiably.</summary>
public static class TargetEvaluator
{
    private static readonly Dictionary<TargetScalarKind, Func<Tensor, Tensor, int, Tensor>> Rows = new()
    {
        [TargetScalars.Logit] = (logits, classes, _) => Own(logits, classes),
        [TargetScalars.Probability] = (logits, classes, _) => Own(logits.softmax(1), classes),
        [TargetScalars.Rest] = (logits, classes, _) =>
            Own(logits, classes) + Own(nn.functional.log_softmax(logits, 1), classes),
        [TargetScalars.LogitOf] = (logits, _, index) => logits.select(1, index),
        [TargetScalars.ProbabilityOf] = (logits, _, index) => logits.softmax(1).select(1, index),
        [TargetScalars.Ranked] = (logits, _, rank) =>
            logits.sort(1, descending: true, stable: true).Values.select(1, rank - 1),
        [TargetScalars.Similar] = (logits, classes, rank) => Closest(logits, classes, rank),
        [TargetScalars.LogSumExp] = (logits, _, _) => logits.logsumexp(1),
        [TargetScalars.MaximumOfOthers] = (logits, classes, _) =>
            logits.masked_fill(IsOwn(logits, classes), double.NegativeInfinity).max(1).values,
        [TargetScalars.MeanOfOthers] = (logits, classes, _) =>
            (logits.sum(1) - Own(logits, classes)) / (float)(logits.shape[1] - 1),
    };

    /// <summary>The target of each image.</summary>
    /// <param name="target">What to compute.</param>
    /// <param name="logits">Logits <c>[B,C]</c>.</param>
    /// <param name="classes">The explained class of each image, <c>[B]</c>, int64.</param>
    /// <returns>One value for each image, <c>[B]</c>; differentiable with respect to the logits.</returns>
    /// <exception cref="InputException">The target names a class or a rank that the network does not have.</exception>
    public static Tensor Evaluate(TargetExpression target, Tensor logits, Tensor classes)
    {
        ArgumentNullException.ThrowIfNull(target);
        Check(target, logits.shape[1]);
        using var scope = NewDisposeScope();
        return Compute(target, logits, classes).MoveToOuterDisposeScope();
    }

    /// <summary>True when the scalar has a row here.</summary>
    internal static bool Covers(TargetScalarKind kind) => Rows.ContainsKey(kind);

    /// <summary>Refuses a target that a network with this many classes does not have.</summary>
    /// <exception cref="InputException">It names a class or a rank that is not there.</exception>
    internal static void Check(TargetExpression target, long classCount)
    {
        foreach (var scalar in ScalarsOf(target))
        {
            var isMissing = scalar.Kind.Argument switch
            {
                TargetArgument.Class => scalar.Argument.Numerator >= classCount,
                TargetArgument.Rank => scalar.Argument.Numerator > classCount,
                TargetArgument.RankOfOthers => scalar.Argument.Numerator >= classCount,
                _ => classCount < 2 && (scalar.Kind == TargetScalars.MaximumOfOthers
                    || scalar.Kind == TargetScalars.MeanOfOthers),
            };
            if (!isMissing) continue;
            throw new InputException(scalar.Kind.Argument switch
            {
                TargetArgument.Class => $"target '{target}': the network has {classCount} classes, so that the class "
                    + $"in '{scalar}' goes from 0 to {classCount - 1}",
                TargetArgument.Rank => $"target '{target}': the network has {classCount} classes, so that the rank in "
                    + $"'{scalar}' goes from 1 to {classCount}",
                TargetArgument.RankOfOthers when classCount > 1 => $"target '{target}': the network has {classCount} classes, so "
                    + $"that the number of another class in '{scalar}' goes from 1 to {classCount - 1}",
                _ => $"target '{target}': the network has one class only, so that there is no '{scalar}'; use 'y'",
            });
        }
    }

    private static IEnumerable<TargetScalar> ScalarsOf(TargetExpression target) => target switch
    {
        TargetScalar scalar => [scalar],
        TargetCall call => ScalarsOf(call.Operand),
        TargetSum sum => ScalarsOf(sum.Left).Concat(ScalarsOf(sum.Right)),
        TargetProduct product => ScalarsOf(product.Left).Concat(ScalarsOf(product.Right)),
        TargetQuotient quotient => ScalarsOf(quotient.Left).Concat(ScalarsOf(quotient.Right)),
        TargetNumber => [],
        _ => throw new UnreachableException($"{target.GetType()} is no target"),
    };

    private static Tensor Compute(TargetExpression target, Tensor logits, Tensor classes)
    {
        Tensor Of(TargetExpression part) => Compute(part, logits, classes);
        return target switch
        {
            TargetNumber number => full([logits.shape[0]], number.Value.ToDouble(), dtype: logits.dtype, device: logits.device),
            TargetScalar scalar => Rows[scalar.Kind](logits, classes, (int)scalar.Argument.Numerator),
            TargetSum sum => Of(sum.Left) + Of(sum.Right),
            TargetProduct product => Of(product.Left) * Of(product.Right),
            TargetQuotient quotient => Of(quotient.Left) / Of(quotient.Right),
            // Of a probability that underflows, the logarithm is still a number when taken together with the softmax.
            TargetCall { Function: TargetFunction.Ln, Operand: TargetScalar scalar }
                when scalar.Kind == TargetScalars.Probability => Own(nn.functional.log_softmax(logits, 1), classes),
            TargetCall { Function: TargetFunction.Ln, Operand: TargetScalar scalar }
                when scalar.Kind == TargetScalars.ProbabilityOf =>
                    nn.functional.log_softmax(logits, 1).select(1, scalar.Argument.Numerator),
            TargetCall { Function: TargetFunction.Exp } call => Of(call.Operand).exp(),
            TargetCall { Function: TargetFunction.Ln } call => Of(call.Operand).log(),
            TargetCall { Function: TargetFunction.Relu } call => Of(call.Operand).relu(),
            _ => throw new UnreachableException($"{target.GetType()} is no target"),
        };
    }

    private static Tensor Own(Tensor values, Tensor classes) => values.gather(1, classes.unsqueeze(1)).squeeze(1);

    // The order is chosen and not differentiated; of equal distances the class with the lower index comes first.
    private static Tensor Closest(Tensor logits, Tensor classes, int rank)
    {
        var own = Own(logits, classes).unsqueeze(1);
        var distances = (logits - own).abs().masked_fill(IsOwn(logits, classes), double.PositiveInfinity);
        var place = distances.sort(1, descending: false, stable: true).Indices.narrow(1, rank - 1, 1);
        return logits.gather(1, place).squeeze(1);
    }

    private static Tensor IsOwn(Tensor logits, Tensor classes) =>
        arange(logits.shape[1], ScalarType.Int64, logits.device).unsqueeze(0).eq(classes.unsqueeze(1));
}
