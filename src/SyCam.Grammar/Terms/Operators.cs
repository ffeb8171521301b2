namespace SyCam.Grammar.Terms;

/// <summary>The operator table: the one list of what terms are made of.</summary>
public static class Operators
{
    private const int Many = int.MaxValue;
    private static readonly List<Operator> Rows = [];

    /// <summary>A declared input, such as the activations <c>A</c>.</summary>
    public static readonly Operator Input = Row("input", OperatorShape.Leaf, 0, 0, 1, "a value of the image");

    /// <summary>A rational number.</summary>
    public static readonly Operator Constant = Row("constant", OperatorShape.Leaf, 0, 0, 1, "a number");

    /// <summary>A place in a production that a term of a nonterminal fills; never in a finished term.</summary>
    public static readonly Operator Hole = Row("hole", OperatorShape.Leaf, 0, 0, 0, "a nonterminal of a production");

    /// <summary>The sum of two or more operands.</summary>
    public static readonly Operator Add = Row("+", OperatorShape.Pointwise, 2, Many, 1, "sum");

    /// <summary>The product of two or more operands.</summary>
    public static readonly Operator Mul = Row("*", OperatorShape.Pointwise, 2, Many, 1, "product");

    /// <summary>A whole power of at least 2; the exponent is the term's parameter.</summary>
    public static readonly Operator Pow = Row("^", OperatorShape.Pointwise, 1, 1, 1, "whole power");

    /// <summary>The total quotient: 0 where the divisor is 0.</summary>
    public static readonly Operator Div0 =
        Row("div0", OperatorShape.Pointwise, 2, 2, 2, "quotient, 0 where the divisor is 0");

    /// <summary>max(x, 0).</summary>
    public static readonly Operator Relu = Row("relu", OperatorShape.Pointwise, 1, 1, 1, "the positive part");

    /// <summary>|x|.</summary>
    public static readonly Operator Abs = Row("abs", OperatorShape.Pointwise, 1, 1, 1, "the absolute value");

    /// <summary>The sum over all positions.</summary>
    public static readonly Operator SumP =
        Row("sum_p", OperatorShape.ReducesPositions, 1, 1, 1, "sum over positions");

    /// <summary>The mean over all positions.</summary>
    public static readonly Operator MeanP =
        Row("mean_p", OperatorShape.ReducesPositions, 1, 1, 1, "mean over positions");

    /// <summary>The greatest value over all positions.</summary>
    public static readonly Operator MaxP =
        Row("max_p", OperatorShape.ReducesPositions, 1, 1, 1, "maximum over positions");

    /// <summary>The sum over all channels.</summary>
    public static readonly Operator SumK =
        Row("sum_k", OperatorShape.ReducesChannels, 1, 1, 1, "sum over channels");

    /// <summary>The mean over all channels.</summary>
    public static readonly Operator MeanK =
        Row("mean_k", OperatorShape.ReducesChannels, 1, 1, 1, "mean over channels");

    /// <summary>The greatest value over all channels.</summary>
    public static readonly Operator MaxK =
        Row("max_k", OperatorShape.ReducesChannels, 1, 1, 1, "maximum over channels");

    /// <summary>The square root of the positive part, so that every value has one.</summary>
    public static readonly Operator Sqrt =
        Row("sqrt", OperatorShape.Pointwise, 1, 1, 1, "square root, 0 where the value is below 0");

    /// <summary>exp(x_k) over its sum over channels.</summary>
    public static readonly Operator SoftmaxK =
        Row("softmax_k", OperatorShape.AcrossChannels, 1, 1, 2, "softmax over channels");

    /// <summary>Brings the values over positions to [0,1]; 0 everywhere where they are all the same.</summary>
    public static readonly Operator MinMax =
        Row("minmax", OperatorShape.AcrossPositions, 1, 1, 2, "scaled to [0,1] over positions, 0 where constant");

    /// <summary>Bilinear upsampling of a map to the size of the input image (align_corners = false).</summary>
    public static readonly Operator Upsample =
        Row("upsample", OperatorShape.ResizesMap, 1, 1, 1, "bilinear upsampling of a map to the image's size");

    /// <summary>
    /// The projection of the positions (rows) on the first right singular vector of the positions-by-channels matrix,
    /// which is not centred; the sign makes the entry of the largest magnitude positive. Muhammad and Yeasin,
    /// arXiv 2008.00299.
    /// </summary>
    public static readonly Operator Eigen = Row(
        "eigen", OperatorShape.ProjectsChannels, 1, 1, 3, "projection on the first principal direction of the channels");

    /// <summary>
    /// The first component of a kernel PCA of the positions, kernel tanh(x.y/K + 1), which is centred; signed as
    /// <see cref="Eigen"/>. Karmani et al., arXiv 2410.00267.
    /// </summary>
    public static readonly Operator Kpca = Row(
        "kpca", OperatorShape.ProjectsChannels, 1, 1, 3, "first component of a kernel PCA with a sigmoid kernel");

    /// <summary>
    /// The share of positions with a smaller value, of equal values half of their share: 0.5 everywhere where all are
    /// the same, and between 0 and 1 elsewhere. What lies above 1 - s is the highest share s of the positions.
    /// </summary>
    public static readonly Operator Rank =
        Row("rank", OperatorShape.AcrossPositions, 1, 1, 2, "share of positions with a smaller value, ties by half");

    /// <summary>1 / (1 + exp(-x)), in [0,1]. exp(x) is sigmoid(x) / sigmoid(-x), and tanh(x) is 2 sigmoid(2 x) - 1.</summary>
    public static readonly Operator Sigmoid =
        Row("sigmoid", OperatorShape.Pointwise, 1, 1, 1, "1 / (1 + exp(-x))");

    /// <summary>All rows, in table order.</summary>
    public static IReadOnlyList<Operator> All { get; } = Rows.ToArray();

    /// <summary>The operator that a grammar calls by this name, or null.</summary>
    public static Operator? FindFunction(string name) => All.FirstOrDefault(row => row.IsFunction && row.Name == name);

    private static Operator Row(
        string name, OperatorShape shape, int minArity, int maxArity, int cost, string summary)
    {
        var row = new Operator(Rows.Count, name, shape, minArity, maxArity, cost, summary);
        Rows.Add(row);
        return row;
    }
}
