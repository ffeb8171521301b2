using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Search.Rules;

/// <summary>Tries rules on random real tensors of several shapes that meet their conditions.</summary>
public static class RuleTester
{
    private const double Tolerance = 1e-7;

    // K, h, w; the share of each shape in the tests.
    private static readonly ((int, int, int) Shape, int Share)[] Shapes =
        [((1, 1, 1), 1), ((1, 1, 3), 2), ((2, 1, 2), 3), ((2, 2, 2), 2), ((3, 1, 3), 1), ((4, 2, 3), 1)];

    /// <summary>The first tensors on which the sides of a rule differ by more than rounding; null when there are none.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="tests">The number of tensors, at least 10.</param>
    /// <param name="seed">The seed of the tensors.</param>
    /// <exception cref="NotSupportedException">The rule has an operator that cannot be evaluated here.</exception>
    public static RuleFailure? FindFailure(TermRule rule, int tests, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tests, 10);
        var layer = rule.Left.Type >= rule.Right.Type ? rule.Left.Layer : rule.Right.Layer;
        var shares = Shapes.Sum(item => item.Share);
        for (var i = 0; i < Shapes.Length; i++)
        {
            var count = (tests * Shapes[i].Share / shares) + (i == 0 ? tests - Shapes.Sum(item => tests * item.Share / shares) : 0);
            var batch = new TensorBatch(Shapes[i].Shape, count, rule.Conditions, unchecked((seed * 7919) + i));
            var (left, right) = (batch.Spread(rule.Left, layer), batch.Spread(rule.Right, layer));
            for (var at = 0; at < left.Length; at++)
            {
                var size = 1 + Math.Max(Math.Abs(left[at]), Math.Abs(right[at]));
                // Not a number is a difference too.
                if (!(Math.Abs(left[at] - right[at]) <= Tolerance * size))
                    return Failure(batch, at % count, count, left[at], right[at]);
            }
        }

        return null;
    }

    private static RuleFailure Failure(TensorBatch batch, int tensor, int count, double left, double right)
    {
        var values = batch.Inputs.OrderBy(item => item.Key).ToDictionary(
            item => item.Key.Name,
            item => (IReadOnlyList<double>)[.. Enumerable.Range(0, item.Value.Length / count)
                .Select(place => item.Value[(place * count) + tensor])]);
        return new RuleFailure(batch.Channels, batch.Positions, values, left, right);
    }
}
