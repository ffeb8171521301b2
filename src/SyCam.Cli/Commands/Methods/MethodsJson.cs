using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SyCam.Grammar.Terms;

namespace SyCam.Cli.Commands.Methods;

/// <summary>Writes the named methods for other programs.</summary>
internal static class MethodsJson
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An array with an object for each method.</summary>
    public static string Write(IReadOnlyList<MethodEntry> entries)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartArray();
            foreach (var entry in entries) Write(json, entry);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, MethodEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("name", entry.Method.Name);
        json.WriteStartArray("aliases");
        foreach (var alias in entry.Method.Aliases) json.WriteStringValue(alias);
        json.WriteEndArray();
        json.WriteString("expression", entry.Method.Term.ToString());
        json.WriteString("latex", entry.Equation);
        json.WriteString("passes", entry.Passes);
        json.WriteStartArray("inputs");
        foreach (var input in entry.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("name", input.Name);
            json.WriteString("type", input.Type.ToName());
            json.WriteString("from", input.Source.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("source", entry.Method.Source);
        json.WriteString("note", entry.Method.Note);
        json.WriteStartArray("sameAs");
        foreach (var (name, facts, evidence) in entry.SameAs)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("under", facts);
            json.WriteString("evidence", evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
