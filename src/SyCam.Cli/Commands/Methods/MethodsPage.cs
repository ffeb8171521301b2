using System.Globalization;
using System.Text;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Commands.Methods;

/// <summary>Writes docs/methods.md.</summary>
internal static class MethodsPage
{
    private const string Head = """
        # Methods

        The named methods of `grammars/std/cam.sycam`: formula, source, cost, and which of them are the same when. This page
        is written by `./sycam methods --markdown` from that file and the terminal table; the formulas are those of the
        terms that are computed. `tests/conformance` has exact maps for every one of them but RandomCAM and
        those whose weights are trained.

        Notation: $A_k$ the activations of channel $k$ at the target layer ($K$ channels, $h \times w$ positions), $G_k$ the
        gradient of the class logit with respect to $A_k$, $\overline{G}_k$ its mean over positions. Sums over $i,j$ run over
        positions; products, roots and relu act at each position. A quotient is 0 where its divisor is 0; there is no
        epsilon. $U$ is bilinear upsampling to the size of the image, minmax the scaling to $[0,1]$ over positions.

        Passes: what a method takes of the network for each image. F is a forward pass, H one through the head only (from
        the target layer on), B a pass back, K the number of channels. Methods that are computed together share what they
        have in common: all gradient methods together take 1F 1H 1B.
        """;

    private const string Why = """
        # Why methods are the same

        | identity | needs | why |
        |---|---|---|
        | LayerCAM = GradCAMElementWise | $A \ge 0$, so a layer behind a ReLU | $\mathrm{relu}(G A) = \mathrm{relu}(G)\,A$ for $A \ge 0$; the sum is then not negative and LayerCAM's outer relu does nothing |
        | GradCAM = HiResCAM | $G$ constant over positions | then $\overline{G}_k = G_k$ |
        | GradCAM = XGradCAM | $G$ constant over positions | $\sum G_k A_k = \overline{G}_k \sum A_k$, and the quotient is $\overline{G}_k$; where $\sum_{i,j} A_k = 0$ the quotient is 0, and with $A \ge 0$ the channel is 0 there, so both terms vanish |
        | GradCAM = CAM up to a positive factor and the relu | global mean and one linear layer | $G_k = W_k / (hw)$ with the class's weights $W_k$ |
        | ShapleyCAM = GradCAM with the logit as target | a head that is linear piece by piece | the Hessian is 0 almost everywhere; with ShapleyCAM's own target, the logit plus the log of its probability, they differ |
        | SmoothGradCAMpp = GradCAMpp | no noise | the means of powers are then powers of the gradient |

        $G$ is constant over positions where the head is a global mean followed by linear layers, as behind the last block of
        the ResNets (`gap-linear` in `sycam models`); it is not on VGG networks or in the middle of a ResNet. The grammar
        states such conditions as facts; they are checked on every image, and a fact that does not hold is said and not used.
        """;

    /// <summary>The page.</summary>
    public static string Write(IReadOnlyList<MethodEntry> entries)
    {
        var text = new StringBuilder(Head).Append("\n\n");
        text.Append("| method | passes | the same as | source |\n|---|---|---|---|\n");
        foreach (var entry in entries)
        {
            var same = string.Join("; ", entry.SameAs.Select(item => $"{item.Name} ({item.Evidence})"));
            text.Append(CultureInfo.InvariantCulture,
                $"| [{entry.Method.Name}](#{Anchor(entry.Method.Name)}) | {entry.Passes} | {same} | {entry.Method.Source} |\n");
        }

        foreach (var entry in entries) Section(text, entry);
        text.Append('\n').Append(Why).Append("\n\n# Inputs\n\n");
        text.Append("The words after `from` in a grammar's inputs.\n\n| from | type | passes | what | source |\n|---|---|---|---|---|\n");
        foreach (var row in TerminalTable.Sources)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| `{row.Source}` | {row.Type.ToName()} | {row.Passes} | {row.Summary} | {row.Paper} |\n");
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, MethodEntry entry)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {entry.Method.Name}\n\n$${entry.Equation}$$\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`{entry.Method.Term}`\n\n");
        var others = entry.Method.Aliases.Count == 0 ? "" : $" Also called {string.Join(", ", entry.Method.Aliases)}.";
        var source = entry.Method.Source is { } known ? $"{known.TrimEnd('.')}." : "";
        var note = entry.Method.Note is { } more ? $" {more}" : "";
        text.Append(CultureInfo.InvariantCulture, $"{source}{note}{others} Passes: {entry.Passes}.\n");
        foreach (var input in entry.Inputs.Where(input => input.Name is not ("A" or "G")))
        {
            var row = TerminalTable.Find(input.Source.Word);
            text.Append(CultureInfo.InvariantCulture, $"- `{input.Name}`: {row?.Summary}");
            if (input.Source.Layer.Length > 0) text.Append(CultureInfo.InvariantCulture, $", at `{input.Source.Layer}`");
            if (input.Source.Target.Length > 0) text.Append(CultureInfo.InvariantCulture, $", target `{input.Source.Target}`");
            text.Append('\n');
        }
    }

    // As forges make anchors of headings.
    private static string Anchor(string name) =>
        string.Concat(name.ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter == '-'));
}
