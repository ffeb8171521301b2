using System.Globalization;
using System.Text;
using SyCam.Grammar.Terms;

namespace SyCam.Eval.Exporting;

/// <summary>Writes the instruction list of an expression as a Graphviz graph: one node for each value, however often it
/// is used, and an edge from each operand to what is made of it.</summary>
public static class DotExporter
{
    /// <summary>The text of the graph.</summary>
    public static string Export(ExportRequest request)
    {
        var program = request.Program;
        var places = StepWriter.Needed(program, program.Outputs).Order().ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"digraph {Quoted(request.Name)} {{\n");
        text.Append(CultureInfo.InvariantCulture, $"  label={Quoted(request.Expression)};\n");
        text.Append("  rankdir=BT;\n  node [fontname=\"monospace\"];\n");
        foreach (var place in places)
        {
            var step = program.Instructions[place];
            var shape = step.Operator.Shape == OperatorShape.Leaf ? "box" : "ellipse";
            var width = place == program.Outputs[0] ? ", peripheries=2" : "";
            var label = step.Operator == Operators.Input ? step.Name
                : step.IsConstant ? step.Value.ToString()
                : step.Operator == Operators.Pow ? string.Create(CultureInfo.InvariantCulture, $"^{step.Parameter}")
                : step.Operator.Name;
            text.Append(CultureInfo.InvariantCulture, $"  v{place} [label={Quoted(label)}, shape={shape}{width}];\n");
        }

        foreach (var place in places)
        {
            var step = program.Instructions[place];
            var isQuotient = step.Operator == Operators.Div0;
            Edge(text, step.Operands.First, place, isQuotient ? "dividend" : "");
            Edge(text, step.Operands.Second, place, isQuotient ? "divisor" : "");
        }

        return text.Append("}\n").ToString();
    }

    private static void Edge(StringBuilder text, int from, int to, string label)
    {
        if (from < 0) return;
        var attributes = label.Length == 0 ? "" : $" [label={Quoted(label)}]";
        text.Append(CultureInfo.InvariantCulture, $"  v{from} -> v{to}{attributes};\n");
    }

    // In a label a backslash begins an escape, such as that of a line break.
    private static string Quoted(string text) =>
        $"\"{Template.OneLine(text).Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
