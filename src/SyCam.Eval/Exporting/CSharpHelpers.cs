using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>The private methods that an exported file needs beside its steps, for the operators that it uses.</summary>
internal static class CSharpHelpers
{
    private static readonly (Operator[] Users, string Text)[] Rows =
    [
        ([Operators.Div0, Operators.MinMax], """
                private static Tensor DivideOrZero(Tensor x, Tensor y) => (x / y).masked_fill(y.eq(0), 0);
            """),
        ([Operators.MinMax], """
                private static Tensor MinMax(Tensor x)
                {
                    var least = x.amin(new long[] { 2, 3 }, true);
                    return DivideOrZero(x - least, x.amax(new long[] { 2, 3 }, true) - least);
                }
            """),
        ([Operators.Rank], """
                private static Tensor Rank(Tensor x)
                {
                    var flat = x.flatten(2).contiguous();
                    var sorted = flat.sort(2).Values;
                    var places = searchsorted(sorted, flat, right: false) + searchsorted(sorted, flat, right: true);
                    return (places.to(x.dtype) / (2.0 * flat.shape[2])).masked_fill(flat.isnan(), float.NaN).reshape(x.shape);
                }
            """),
        ([Operators.Upsample], """
                private static Tensor Upsample(Tensor x, long height, long width) => nn.functional.interpolate(
                    x, new long[] { height, width }, mode: InterpolationMode.Bilinear, align_corners: false);
            """),
        ([Operators.Eigen], """
                private static Tensor Eigen(Tensor x) => Project(x, rows =>
                {
                    var (left, singular, _) = linalg.svd(rows, fullMatrices: false);
                    return left.narrow(2, 0, 1).squeeze(2) * singular.narrow(1, 0, 1);
                });
            """),
        ([Operators.Kpca], """
                private static Tensor Kpca(Tensor x) => Project(x, rows =>
                {
                    var kernel = ((rows.matmul(rows.transpose(1, 2)) / (double)rows.shape[2]) + 1.0).tanh();
                    var mean = kernel.mean(new long[] { 2 }, true);
                    var (values, vectors) = linalg.eigh(
                        kernel - mean - mean.transpose(1, 2) + mean.mean(new long[] { 1 }, true));
                    var last = rows.shape[1] - 1;
                    return vectors.narrow(2, last, 1).squeeze(2) * values.narrow(1, last, 1).relu().sqrt();
                });
            """),
        ([Operators.Eigen, Operators.Kpca], """
                // The component's entry of the largest magnitude is positive; values that are not finite make NaN.
                private static Tensor Project(Tensor x, Func<Tensor, Tensor> component)
                {
                    var rows = x.flatten(2).transpose(1, 2);
                    var finite = rows.isfinite().to(ScalarType.Float32).amin(new long[] { 1, 2 }, true).gt(0.5);
                    var projected = component(rows.masked_fill(finite.logical_not(), 0));
                    var signed = projected * projected.gather(1, projected.abs().argmax(1).unsqueeze(1)).sign();
                    return signed.masked_fill(finite.squeeze(2).logical_not(), float.NaN)
                        .reshape(x.shape[0], 1, x.shape[2], x.shape[3]);
                }
            """),
    ];

    /// <summary>The helpers of a program, each after an empty line.</summary>
    public static string For(TensorProgram program)
    {
        var used = program.Instructions.Select(step => step.Operator).ToHashSet();
        return string.Concat(Rows.Where(row => row.Users.Any(used.Contains)).Select(row => $"\n{row.Text}\n"));
    }
}
