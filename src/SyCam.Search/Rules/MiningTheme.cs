namespace SyCam.Search.Rules;

/// <summary>What terms are looked through for rules: all over some variables and operators, up to a size.</summary>
/// <param name="Name">What progress calls it.</param>
/// <param name="Variables">The names of the variables, with blanks between; <c>1</c> is the number.</param>
/// <param name="Operators">The names of the operators beside sum, difference and product, with blanks between.</param>
/// <param name="MaxOperators">The greatest number of operators of a term; a sign counts none.</param>
/// <param name="NonNegative">Whether all variables are taken not to be below 0.</param>
public sealed record MiningTheme(
    string Name, string Variables, string Operators, int MaxOperators, bool NonNegative = false)
{
    /// <summary>The greatest number of nodes of both sides of a candidate together; a sign counts none.</summary>
    public int MaxSize { get; init; } = 7;

    /// <summary>Candidates of an earlier stage are decided first.</summary>
    public int Stage { get; init; } = 1;

    /// <summary>The themes of the shipped rules: every operator of the table but <c>kpca</c>, of which no law is known.
    /// </summary>
    public static IReadOnlyList<MiningTheme> Standard { get; } =
    [
        new("arithmetic", "x y z", "", 3) { Stage = 0, MaxSize = 12 },
        new("linear maps of features", "x y", "sum_p mean_p sum_k mean_k", 3) { Stage = 0, MaxSize = 10 },
        new("linear maps of maps", "m n s", "upsample", 3) { Stage = 0, MaxSize = 10 },
        new("one value", "x 1", "relu abs sqrt div0", 4),
        new("two values", "x y", "relu abs", 3) { MaxSize = 9 },
        new("quotients", "x y", "relu abs div0", 3),
        new("roots", "x y", "relu sqrt div0", 3),
        new("positions", "x c", "relu abs sqrt sum_p mean_p max_p", 3),
        new("positions of two", "x y", "relu sum_p mean_p max_p", 4),
        new("channels", "x m", "relu abs sqrt sum_k mean_k max_k", 3),
        new("channels of two", "x y", "relu sum_k mean_k max_k", 4),
        new("both axes", "x", "sum_p mean_p max_p sum_k mean_k max_k", 4),
        new("scaling", "x 1", "relu abs sqrt minmax", 3),
        new("greatest of scaling", "x", "relu abs sqrt max_p minmax", 4),
        new("scaling of products", "x c", "relu abs div0 minmax", 3),
        new("softmax", "x 1", "relu sum_k max_k softmax_k", 3),
        new("quotients of softmax", "x m", "div0 sqrt softmax_k", 3),
        new("upsampling", "m n s", "relu abs upsample", 3),
        new("components", "x s", "relu abs sqrt eigen", 3),
        new("roots, not negative", "x y", "relu sqrt div0", 3, NonNegative: true),
        new("positions, not negative", "x", "relu sqrt div0 sum_p mean_p max_p", 4, NonNegative: true),
        new("channels, not negative", "x", "relu sqrt div0 sum_k mean_k max_k", 4, NonNegative: true),
        new("pairs, not negative", "x y", "relu div0 sum_p max_p", 3, NonNegative: true),
    ];
}
