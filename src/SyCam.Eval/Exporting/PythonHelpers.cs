using SyCam.Eval.Programs;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>The functions that an exported Python file needs beside its steps, for the operators that it uses.</summary>
internal static class PythonHelpers
{
    private static readonly (Operator[] Users, string Text)[] Rows =
    [
        ([Operators.Div0, Operators.MinMax], """
            def _divide_or_zero(x, y):
                return (x / y).masked_fill(y == 0, 0)
            """),
        ([Operators.MinMax], """
            def _minmax(x):
                least = x.amin(dim=(2, 3), keepdim=True)
                return _divide_or_zero(x - least, x.amax(dim=(2, 3), keepdim=True) - least)
            """),
        ([Operators.Rank], """
            def _rank(x):
                flat = x.flatten(2).contiguous()
                ordered = flat.sort(dim=2).values
                places = torch.searchsorted(ordered, flat) + torch.searchsorted(ordered, flat, right=True)
                return (places / (2 * flat.shape[2])).to(x.dtype).masked_fill(flat.isnan(), float("nan")).reshape(x.shape)
            """),
        ([Operators.Upsample], """
            def _upsample(x, height, width):
                return torch.nn.functional.interpolate(x, (height, width), mode="bilinear", align_corners=False)
            """),
        ([Operators.Eigen], """
            def _eigen(x):
                def component(rows):
                    left, singular, _ = torch.linalg.svd(rows, full_matrices=False)
                    return left[:, :, 0] * singular[:, :1]

                return _project(x, component)
            """),
        ([Operators.Kpca], """
            def _kpca(x):
                def component(rows):
                    kernel = (rows @ rows.transpose(1, 2) / rows.shape[2] + 1).tanh()
                    mean = kernel.mean(dim=2, keepdim=True)
                    values, vectors = torch.linalg.eigh(
                        kernel - mean - mean.transpose(1, 2) + mean.mean(dim=1, keepdim=True))
                    return vectors[:, :, -1] * values[:, -1:].relu().sqrt()

                return _project(x, component)
            """),
        ([Operators.Eigen, Operators.Kpca], """
            def _project(x, component):
                # The component's entry of the largest magnitude is positive; values that are not finite make NaN.
                rows = x.flatten(2).transpose(1, 2)
                finite = rows.isfinite().flatten(1).all(dim=1)
                projected = component(rows.masked_fill(~finite.reshape(-1, 1, 1), 0))
                signed = projected * projected.gather(1, projected.abs().argmax(1, keepdim=True)).sign()
                signed = signed.masked_fill(~finite.reshape(-1, 1), float("nan"))
                return signed.reshape(x.shape[0], 1, x.shape[2], x.shape[3])
            """),
    ];

    /// <summary>The functions of a program, each after two empty lines.</summary>
    public static string For(TensorProgram program)
    {
        var used = program.Instructions.Select(step => step.Operator).ToHashSet();
        return string.Concat(Rows.Where(row => row.Users.Any(used.Contains)).Select(row => $"\n\n{row.Text}\n"));
    }
}
