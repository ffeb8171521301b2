using System.Text.Json;
using System.Text.RegularExpressions;
using SyCam.Eval.Exporting;
using SyCam.Eval.Tests.Conformance;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Tests.Exporting;

/// <summary>LaTeX, JSON and Graphviz say what the expression is.</summary>
public sealed partial class DescriptionExporterTests
{
    [Fact]
    public void Latex_has_the_equation_and_what_its_letters_stand_for()
    {
        var text = LatexExporter.Export(ExportedMaps.Request("Cam", "relu(sum_k(div0(sum_p(G * A), sum_p(A)) * A))"));

        Assert.Equal(
            """
            % relu(sum_k(div0(sum_p(G * A), sum_p(A)) * A))
            % scored by a test: 0.5 < 0.7 & more
            \[
              M = \mathrm{relu}\left(\sum_k \frac{\sum_{i,j} G_k A_k}{\sum_{i,j} A_k} A_k\right)
            \]
            Here $A_k$ stands for activations of the layer, $G_k$ stands for gradient of the target with respect to the activations (target: y, the logit of the class); $k$ runs over the channels, $i$ and $j$ over the positions; a quotient is 0 where its divisor is 0; $\mathrm{relu}(x) = \max(x, 0)$.

            """, text);
    }

    [Fact]
    public void Latex_escapes_what_has_a_meaning_there()
    {
        var source = new InputSource("gradient", "block_1", "prob(2) * 50");
        var text = LatexExporter.Export(new ExportRequest(
            Term.Of(Operators.SumK, Term.Input("G@block_1", TermType.Features)),
            new Dictionary<string, InputSource> { ["G@block_1"] = source }));

        Assert.Contains(@"(layer: block\_1) (target: prob(2) * 50)", text, StringComparison.Ordinal);
        Assert.Contains(@"G^{(\mathrm{block\_1})}_k", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_the_syntax_tree()
    {
        var request = ExportedMaps.Request("Cam", "relu(sum_k(-1/2 * G^2 * A))") with { Name = "mine", Target = "p" };

        var root = JsonDocument.Parse(JsonExporter.Export(request)).RootElement;

        Assert.Equal(1, root.GetProperty("schemaVersion").GetInt32());
        Assert.Equal("mine", root.GetProperty("name").GetString());
        Assert.Equal("relu(sum_k(-1/2 * G^2 * A))", root.GetProperty("expression").GetString());
        Assert.Equal("map", root.GetProperty("type").GetString());
        // relu 1, sum_k 1, two products 2, the power 1, G and A 2; the factor is a coefficient.
        Assert.Equal(7, root.GetProperty("cost").GetInt32());
        Assert.Equal(
            ["A features activation  ", "G features gradient  p"],
            root.GetProperty("inputs").EnumerateArray().Select(input => string.Join(' ',
                new[] { "name", "type", "source", "layer", "target" }.Select(key => input.GetProperty(key).GetString()))));
        Assert.Equal("(relu (sum_k (* -1/2 (^2 G) A)))", Lisp(root.GetProperty("tree")));
    }

    [Fact]
    public void Json_has_the_tree_of_every_expression() => Assert.All(ExportedMaps.Requests, request => Assert.Equal(
        Lisp(request.Term), Lisp(JsonDocument.Parse(JsonExporter.Export(request)).RootElement.GetProperty("tree"))));

    [Fact]
    public void Dot_has_a_node_for_each_value_and_an_edge_for_each_operand()
    {
        // A value that is used twice is one node: G^2 * G^2.
        var text = DotExporter.Export(ExportedMaps.Request("Cam", "sum_k(div0(G^2 * G^2, A))") with { Name = "a \"b\" \\c" });

        Assert.StartsWith("digraph \"a \\\"b\\\" \\\\c\" {\n", text, StringComparison.Ordinal);
        var (nodes, edges) = Graph(text);
        Assert.Equal(["*", "A", "G", "^2", "div0", "sum_k"], nodes.Values.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["* -> div0 dividend", "A -> div0 divisor", "G -> ^2", "^2 -> *", "^2 -> *", "div0 -> sum_k"],
            edges.Select(edge => $"{nodes[edge.From]} -> {nodes[edge.To]} {edge.Label}".TrimEnd()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dot_is_well_formed_for_every_expression() => Assert.All(ExportedMaps.Requests, request =>
    {
        var (nodes, edges) = Graph(DotExporter.Export(request));

        // Operands come before what is made of them, and all but one value are used.
        Assert.All(edges, edge => Assert.True(edge.From < edge.To));
        Assert.Single(nodes.Keys.Except(edges.Select(edge => edge.From)));
    });

    [Fact]
    public void Every_row_of_the_table_writes_a_method_that_reads_activations_and_gradients() =>
        Assert.All(ExportLanguages.All, language => Assert.Contains(
            "relu(sum_k(mean_p(G) * A))", language.Write(ExportedMaps.Request("Cam", MethodTerms.Find("GradCAM")!)),
            StringComparison.Ordinal));

    private static string Lisp(JsonElement node)
    {
        string Text(string key) => node.GetProperty(key).GetString()!;
        if (Text("operator") == "input") return Text("name");
        if (Text("operator") == "constant") return Text("value");
        var exponent = node.TryGetProperty("exponent", out var value) ? $"{value.GetInt32()}" : "";
        return $"({Text("operator")}{exponent} {string.Join(' ', node.GetProperty("children").EnumerateArray().Select(Lisp))})";
    }

    private static string Lisp(Term term) =>
        term.Operator == Operators.Input ? term.Name
        : term.Operator == Operators.Constant ? term.Value.ToString()
        : $"({term.Operator.Name}{(term.Parameter == 0 ? "" : $"{term.Parameter}")} {string.Join(' ', term.Children.Select(Lisp))})";

    // Reads the part of Graphviz's language that is written; anything else fails the test.
    private static (Dictionary<int, string> Nodes, List<(int From, int To, string Label)> Edges) Graph(string text)
    {
        var lines = text.Split('\n');
        Assert.Matches("^digraph \"(?:[^\"\\\\]|\\\\.)*\" \\{$", lines[0]);
        Assert.Equal(["}", ""], lines[^2..]);
        Dictionary<int, string> nodes = [];
        List<(int, int, string)> edges = [];
        foreach (var line in lines[1..^2])
        {
            if (Setting().IsMatch(line)) continue;
            if (Node().Match(line) is { Success: true } node)
            {
                nodes.Add(int.Parse(node.Groups["id"].Value), node.Groups["label"].Value);
                continue;
            }

            var edge = Edge().Match(line);
            Assert.True(edge.Success, line);
            edges.Add((int.Parse(edge.Groups["from"].Value), int.Parse(edge.Groups["to"].Value), edge.Groups["label"].Value));
        }

        Assert.All(edges, edge => Assert.True(nodes.ContainsKey(edge.Item1) && nodes.ContainsKey(edge.Item2)));
        return (nodes, edges);
    }

    [GeneratedRegex("^  (rankdir=BT|label=\"(?:[^\"\\\\]|\\\\.)*\"|node \\[fontname=\"monospace\"\\]);$")]
    private static partial Regex Setting();

    [GeneratedRegex("^  v(?<id>\\d+) \\[label=\"(?<label>(?:[^\"\\\\]|\\\\.)*)\", shape=(box|ellipse)(, peripheries=2)?\\];$")]
    private static partial Regex Node();

    [GeneratedRegex("^  v(?<from>\\d+) -> v(?<to>\\d+)( \\[label=\"(?<label>[a-z]+)\"\\])?;$")]
    private static partial Regex Edge();
}
