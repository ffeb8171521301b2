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
