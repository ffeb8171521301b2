using System.Text;
using System.Text.Json;
using SyCam.Eval.Terminals;
using SyCam.Grammar.Printing;
using SyCam.Grammar.Terms;
using SyCam.Grammar.Typing;

namespace SyCam.Eval.Exporting;

/// <summary>Writes an expression as JSON, for programs that do not read the language: its syntax tree and its inputs.
/// </summary>
public static class JsonExporter
{
    /// <summary>The number of the layout, which grows when a field changes its meaning or goes.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    /// <summary>The JSON text, which ends with a line break.</summary>
    public static string Export(ExportRequest request)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", SchemaVersion);
            json.WriteString("name", request.Name);
            json.WriteString("expression", request.Expression);
            json.WriteString("latex", LatexPrinter.Print(request.Term));
            json.WriteString("type", request.Term.Type.ToName());
            json.WriteNumber("cost", TermCosts.Of(request.Term, []));
            json.WriteStartArray("notes");
            foreach (var note in request.Notes) json.WriteStringValue(note);
            json.WriteEndArray();
            json.WriteStartArray("inputs");
            foreach (var input in ExportedInput.Of(request)) Input(json, input);
            json.WriteEndArray();
            json.WritePropertyName("tree");
            Node(json, request.Term);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Input(Utf8JsonWriter json, ExportedInput input)
    {
        json.WriteStartObject();
        json.WriteString("name", input.Name);
        json.WriteString("type", input.Type.ToName());
        json.WriteString("source", input.Source.Word);
        json.WriteString("layer", input.Source.Layer);
        json.WriteString("target", input.Source.Target);
        json.WriteString("meaning", TerminalTable.Find(input.Source.Word)?.Summary);
        json.WriteEndObject();
    }

    private static void Node(Utf8JsonWriter json, Term term)
    {
        json.WriteStartObject();
        json.WriteString("operator", term.Operator.Name);
        json.WriteString("type", term.Type.ToName());
        if (term.Operator == Operators.Input) json.WriteString("name", term.Name);
        if (term.Operator == Operators.Constant) json.WriteString("value", term.Value.ToString());
        if (term.Operator == Operators.Pow) json.WriteNumber("exponent", term.Parameter);
        if (!term.Children.IsEmpty)
        {
            json.WriteStartArray("children");
            foreach (var child in term.Children) Node(json, child);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
