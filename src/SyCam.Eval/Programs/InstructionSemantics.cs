using SyCam.Grammar.Terms;
using TorchSharp;
using static TorchSharp.torch;

namespace SyCam.Eval.Programs;

/// <summary>What each operator does to tensors: one row for each row of the operator table that computes.</summary>
internal static class InstructionSemantics
{
    private static readonly long[] Positions = [2, 3];
    private static readonly long[] Channels = [1];

    private static readonly Dictionary<Operator, Func<Tensor, int, Tensor>> Unary = new()
    {
        [Operators.Pow] = (x, exponent) => x.pow(exponent),
        [Operators.Relu] = (x, _) => x.relu(),
        [Operators.Abs] = (x, _) => x.abs(),
        [Operators.SumP] = (x, _) => x.sum(Positions, true),
        [Operators.MeanP] = (x, _) => x.mean(Positions, true),
        [Operators.MaxP] = (x, _) => x.amax(Positions, true),
        [Operators.SumK] = (x, _) => x.sum(Channels, true),
        [Operators.MeanK] = (x, _) => x.mean(Channels, true),
        [Operators.MaxK] = (x, _) => x.amax(Channels, true),
        [Operators.Sqrt] = (x, _) => x.relu().sqrt(),
        [Operators.Sigmoid] = (x, _) => x.sigmoid(),
        [Operators.SoftmaxK] = (x, _) => x.softmax(1),
        [Operators.MinMax] = (x, _) => MinMax(x),
        [Operators.Eigen] = (x, _) => PrincipalMaps.Eigen(x),
        [Operators.Kpca] = (x, _) => PrincipalMaps.Kpca(x),
        [Operators.Rank] = (x, _) => Rank(x),
    };

    private static readonly Dictionary<Operator, Func<Tensor, Tensor, Tensor>> Binary = new()
    {
        [Operators.Add] = (x, y) => x + y,
        [Operators.Mul] = (x, y) => x * y,
        [Operators.Div0] = (x, y) => (x / y).masked_fill(y.eq(0), 0),
    };

    /// <summary>True when the operator has a row here (leaves need none).</summary>
    public static bool Covers(Operator op) =>
        op.Shape == OperatorShape.Leaf || op == Operators.Upsample || Unary.ContainsKey(op) || Binary.ContainsKey(op);

    /// <summary>Computes an instruction that is neither an input nor a number.</summary>
    /// <param name="step">The instruction.</param>
    /// <param name="first">The first operand.</param>
    /// <param name="second">The second operand; ignored by operators of one operand.</param>
    /// <param name="image">The input image's height and width, which maps are upsampled to.</param>
    public static Tensor Compute(Instruction step, Tensor first, Tensor? second, (long Height, long Width) image) =>
        step.Operator == Operators.Upsample ? Upsample(first, image)
        : Unary.TryGetValue(step.Operator, out var unary) ? unary(first, step.Parameter)
        : Binary[step.Operator](first, second!);

    private static Tensor MinMax(Tensor x)
    {
        var least = x.amin(Positions, true);
        return Binary[Operators.Div0](x - least, x.amax(Positions, true) - least);
    }

    // Where a value would be put in among the sorted ones, before its equals and behind them: the middle of the two.
    private static Tensor Rank(Tensor x)
    {
        var flat = x.flatten(2).contiguous();
        var sorted = flat.sort(2).Values;
        var places = searchsorted(sorted, flat, right: false) + searchsorted(sorted, flat, right: true);
        return (places.to(x.dtype) / (2.0 * flat.shape[2])).masked_fill(flat.isnan(), float.NaN).reshape(x.shape);
    }

    private static Tensor Upsample(Tensor x, (long Height, long Width) image) => nn.functional.interpolate(
        x, [image.Height, image.Width], mode: InterpolationMode.Bilinear, align_corners: false);
}
