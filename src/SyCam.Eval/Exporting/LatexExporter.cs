using System.Text;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>Writes an expression as a piece of LaTeX that needs no package: the equation, and what its letters mean.
/// </summary>
public static class LatexExporter
{
    // What the notation does not say by itself.
    private static readonly (Operator Operator, string Text)[] Conventions =
    [
        (Operators.Div0, "a quotient is 0 where its divisor is 0"),
        (Operators.Sqrt, "a root is 0 where its operand is below 0"),
        (Operators.Relu, @"$\mathrm{relu}(x) = \max(x, 0)$"),
        (Operators.Sigmoid, @"$\mathrm{sigmoid}(x) = 1 / (1 + \exp(-x))$"),
        (Operators.SoftmaxK, @"$\mathrm{softmax}_k$ runs over the channels"),
        (Operators.MinMax, @"$\mathrm{minmax}$ scales a map to $[0,1]$"),
        (Operators.Upsample, @"$\mathrm{U}$ is bilinear upsampling to the size of the image"),
        (Operators.Eigen, @"$\mathrm{eigen}_k$ is the projection on the first right singular vector of the channels"),
        (Operators.Kpca, @"$\mathrm{kpca}_k$ is the first component of a kernel PCA, kernel $\tanh(x^{T}y/K + 1)$"),
        (Operators.Rank, @"$\mathrm{rank}$ is the share of positions with a smaller value, of equal values half of their share"),
    ];

    /// <summary>The LaTeX text.</summary>
    public static string Export(ExportRequest request)
    {
        var text = new StringBuilder();
        text.Append("% ").Append(request.Expression).Append('\n');
        foreach (var note in request.Notes) text.Append("% ").Append(Template.OneLine(note)).Append('\n');
        text.Append("\\[\n  M = ").Append(LatexPrinter.Print(request.Term)).Append("\n\\]\nHere ");
        text.AppendJoin(", ", ExportedInput.Of(request).Select(input =>
            $"${LatexPrinter.Print(Term.Input(input.Name, input.Type))}$ stands for {Escape(input.Meaning)}"));
        text.Append("; $k$ runs over the channels, $i$ and $j$ over the positions");
        var used = request.Term.SubTerms().Select(term => term.Operator).ToHashSet();
        foreach (var (op, convention) in Conventions)
            if (used.Contains(op)) text.Append("; ").Append(convention);
        return text.Append(".\n").ToString();
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in text)
        {
            escaped.Append(letter switch
            {
                '\\' => @"\textbackslash{}",
                '^' => @"\^{}",
                '~' => @"\~{}",
                '#' or '$' or '%' or '&' or '_' or '{' or '}' => $@"\{letter}",
                _ => letter.ToString(),
            });
        }

        return escaped.ToString();
    }
}
