namespace SyCam.Grammar.Targets;

/// <summary>The table of what targets can read off the logits: adding one is adding a row here and one in its
/// evaluation.</summary>
public static class TargetScalars
{
    /// <summary>The logit of the explained class.</summary>
    public static readonly TargetScalarKind Logit =
        new("y", "logit", TargetArgument.None, isLinear: true, "logit of the explained class");

    /// <summary>The softmax probability of the explained class.</summary>
    public static readonly TargetScalarKind Probability =
        new("p", "softmax", TargetArgument.None, isLinear: false, "softmax probability of the explained class");

    /// <summary>y + ln(p), the target of ShapleyCAM (ReST).</summary>
    public static readonly TargetScalarKind Rest =
        new("rest", null, TargetArgument.None, isLinear: false, "y + ln(p), called ReST by ShapleyCAM's author");

    /// <summary>The logit of a class.</summary>
    public static readonly TargetScalarKind LogitOf =
        new("logit", null, TargetArgument.Class, isLinear: true, "logit of the class with that index");

    /// <summary>The softmax probability of a class.</summary>
    public static readonly TargetScalarKind ProbabilityOf =
        new("prob", null, TargetArgument.Class, isLinear: false, "softmax probability of the class with that index");

    /// <summary>The n-th greatest logit of the image.</summary>
    public static readonly TargetScalarKind Ranked =
        new("ranked", null, TargetArgument.Rank, isLinear: false, "n-th greatest logit of the image, 1 the greatest");

    /// <summary>ln of the sum of exp over all logits.</summary>
    public static readonly TargetScalarKind LogSumExp =
        new("lse", null, TargetArgument.None, isLinear: false, "ln of the sum of exp(logit) over all classes");

    /// <summary>The greatest logit of the other classes.</summary>
    public static readonly TargetScalarKind MaximumOfOthers =
        new("max_other", null, TargetArgument.None, isLinear: false, "greatest logit of the other classes");

    /// <summary>The mean logit of the other classes.</summary>
    public static readonly TargetScalarKind MeanOfOthers =
        new("mean_other", null, TargetArgument.None, isLinear: true, "mean logit of the other classes");

    /// <summary>The logit of the n-th class beside the explained one, by the distance of the logits.</summary>
    public static readonly TargetScalarKind Similar = new(
        "similar", null, TargetArgument.RankOfOthers, isLinear: false,
        "n-th of the logits of the other classes, that closest to `y` first");

    /// <summary>All rows.</summary>
    public static IReadOnlyList<TargetScalarKind> All { get; } =
    [
        Logit, Probability, Rest, LogitOf, ProbabilityOf, Ranked, LogSumExp, MaximumOfOthers, MeanOfOthers,
        Similar,
    ];

    /// <summary>The row of a word, with or without parentheses behind it; null when there is none.</summary>
    internal static TargetScalarKind? Find(string word, bool hasArgument) => All.FirstOrDefault(row =>
        (row.Word == word || row.Alias == word) && (row.Argument != TargetArgument.None) == hasArgument);
}
