using System.Globalization;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>How each operator reads in Python over PyTorch: the same calls that <c>InstructionSemantics</c> makes.</summary>
internal static class PythonInstructions
{
    private const string Positions = "dim=(2, 3), keepdim=True";
    private const string Channels = "dim=1, keepdim=True";

    private static readonly Dictionary<Operator, Func<string, string, int, string>> Rows = new()
    {
        [Operators.Add] = (x, y, _) => $"{x} + {y}",
        [Operators.Mul] = (x, y, _) => $"{x} * {y}",
        [Operators.Div0] = (x, y, _) => $"_divide_or_zero({x}, {y})",
        [Operators.Pow] = (x, _, n) => string.Create(CultureInfo.InvariantCulture, $"{x}.pow({n})"),
        [Operators.Relu] = (x, _, _) => $"{x}.relu()",
        [Operators.Abs] = (x, _, _) => $"{x}.abs()",
        [Operators.SumP] = (x, _, _) => $"{x}.sum({Positions})",
        [Operators.MeanP] = (x, _, _) => $"{x}.mean({Positions})",
        [Operators.MaxP] = (x, _, _) => $"{x}.amax({Positions})",
        [Operators.SumK] = (x, _, _) => $"{x}.sum({Channels})",
        [Operators.MeanK] = (x, _, _) => $"{x}.mean({Channels})",
        [Operators.MaxK] = (x, _, _) => $"{x}.amax({Channels})",
        [Operators.Sqrt] = (x, _, _) => $"{x}.relu().sqrt()",
        [Operators.Sigmoid] = (x, _, _) => $"{x}.sigmoid()",
        [Operators.SoftmaxK] = (x, _, _) => $"{x}.softmax(1)",
        [Operators.MinMax] = (x, _, _) => $"_minmax({x})",
        [Operators.Rank] = (x, _, _) => $"_rank({x})",
        [Operators.Upsample] = (x, _, _) => $"_upsample({x}, height, width)",
        [Operators.Eigen] = (x, _, _) => $"_eigen({x})",
        [Operators.Kpca] = (x, _, _) => $"_kpca({x})",
    };

    public static bool Covers(Operator op) => op.Shape == OperatorShape.Leaf || Rows.ContainsKey(op);

    public static string Write(Operator op, string first, string second, int parameter) =>
        Rows[op](first, second, parameter);

    /// <summary>A number as a tensor, where the tensor of that name is.</summary>
    public static string Number(string number, string beside) =>
        $"torch.tensor({(number.All(letter => letter == '-' || char.IsAsciiDigit(letter)) ? number + ".0" : number)}, "
        + $"device={beside}.device)";
}
