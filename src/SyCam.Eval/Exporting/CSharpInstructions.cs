using System.Globalization;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>How each operator reads in C# over TorchSharp: the same calls that <c>InstructionSemantics</c> makes.</summary>
internal static class CSharpInstructions
{
    private const string Positions = "new long[] { 2, 3 }";
    private const string Channels = "new long[] { 1 }";

    private static readonly Dictionary<Operator, Func<string, string, int, string>> Rows = new()
    {
        [Operators.Add] = (x, y, _) => $"{x} + {y}",
        [Operators.Mul] = (x, y, _) => $"{x} * {y}",
        [Operators.Div0] = (x, y, _) => $"DivideOrZero({x}, {y})",
        [Operators.Pow] = (x, _, n) => string.Create(CultureInfo.InvariantCulture, $"{x}.pow({n})"),
        [Operators.Relu] = (x, _, _) => $"{x}.relu()",
        [Operators.Abs] = (x, _, _) => $"{x}.abs()",
        [Operators.SumP] = (x, _, _) => $"{x}.sum({Positions}, true)",
        [Operators.MeanP] = (x, _, _) => $"{x}.mean({Positions}, true)",
        [Operators.MaxP] = (x, _, _) => $"{x}.amax({Positions}, true)",
        [Operators.SumK] = (x, _, _) => $"{x}.sum({Channels}, true)",
        [Operators.MeanK] = (x, _, _) => $"{x}.mean({Channels}, true)",
        [Operators.MaxK] = (x, _, _) => $"{x}.amax({Channels}, true)",
        [Operators.Sqrt] = (x, _, _) => $"{x}.relu().sqrt()",
        [Operators.Sigmoid] = (x, _, _) => $"{x}.sigmoid()",
        [Operators.SoftmaxK] = (x, _, _) => $"{x}.softmax(1)",
        [Operators.MinMax] = (x, _, _) => $"MinMax({x})",
        [Operators.Upsample] = (x, _, _) => $"Upsample({x}, height, width)",
        [Operators.Eigen] = (x, _, _) => $"Eigen({x})",
        [Operators.Kpca] = (x, _, _) => $"Kpca({x})",
        [Operators.Rank] = (x, _, _) => $"Rank({x})",
    };

    public static bool Covers(Operator op) => op.Shape == OperatorShape.Leaf || Rows.ContainsKey(op);

    public static string Write(Operator op, string first, string second, int parameter) =>
        Rows[op](first, second, parameter);
}
