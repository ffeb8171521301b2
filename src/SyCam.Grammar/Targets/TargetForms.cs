using SyCam.Grammar.Terms;

namespace SyCam.Grammar.Targets;

/// <summary>The comparisons that targets know by a word. They are abbreviations: the target that is read, printed and
/// written to results is the expression that a word stands for.</summary>
public static class TargetForms
{
    internal const int UsualReferences = 3;
    internal const int MostReferences = 20;

    private static readonly Rational MinusOne = new(-1);

    /// <summary>y minus the mean of the references' logits, weighted by their probabilities, which are differentiated too
    /// (Finer-CAM).</summary>
    public static readonly TargetForm Finer = new(
        "finer", Rational.One, "y less the mean of the references' logits, weighted by their probabilities; the weights are "
        + "differentiated, too (Finer-CAM's code)", Weighted);

    /// <summary>y minus the plain mean of the references' logits.</summary>
    public static readonly TargetForm FinerMean = new(
        "finer_mean", new Rational(3, 5), "y less the plain mean of the references' logits (torch-cam's FinerCAM)", Mean);

    /// <summary>All rows.</summary>
    public static IReadOnlyList<TargetForm> All { get; } = [Finer, FinerMean];

    /// <summary>The scalars that a comparison takes as references.</summary>
    internal static IReadOnlyList<TargetScalarKind> References { get; } =
        [TargetScalars.LogitOf, TargetScalars.Similar, TargetScalars.Ranked, TargetScalars.MaximumOfOthers];

    /// <summary>The row of a word; null when there is none.</summary>
    internal static TargetForm? Find(string word) => All.FirstOrDefault(form => form.Word == word);

    /// <summary>How it is written with everything that may be given.</summary>
    internal static string Written(TargetForm form) =>
        $"{form.Word}(strength, number)` or `{form.Word}(strength, logit(class), ...)";

    /// <summary>The logits closest to that of the explained class.</summary>
    internal static IReadOnlyList<TargetExpression> Closest(int count) =>
        [.. Enumerable.Range(1, count).Select(n => new TargetScalar(TargetScalars.Similar, new Rational(n)))];

    private static TargetExpression Mean(Rational strength, IReadOnlyList<TargetExpression> references) => Less(
        Rational.DivideOrZero(strength, new Rational(references.Count)), references.Aggregate(TargetBuilder.Add));

    // Softmax probabilities share a divisor, so their quotients are powers of e; taken relative to the first reference,
    // no sum of them is 0, however small the probabilities are. That is why nothing needs to be added to the divisor.
    private static TargetExpression Weighted(Rational strength, IReadOnlyList<TargetExpression> references)
    {
        var first = references[0];
        var (sum, weights) = (first, TargetBuilder.Number(Rational.One));
        foreach (var reference in references.Skip(1))
        {
            var weight = new TargetCall(TargetFunction.Exp, TargetBuilder.Add(reference, TargetBuilder.Negate(first)));
            sum = TargetBuilder.Add(sum, TargetBuilder.Multiply(weight, reference));
            weights = TargetBuilder.Add(weights, weight);
        }

        return Less(strength, references.Count == 1 ? first : TargetBuilder.Divide(sum, weights));
    }

    // With strength 0 it is the base method's own target.
    private static TargetExpression Less(Rational strength, TargetExpression other) => strength.IsZero
        ? TargetExpression.Default
        : TargetBuilder.Add(
            TargetExpression.Default, TargetBuilder.Multiply(TargetBuilder.Number(strength * MinusOne), other));
}
