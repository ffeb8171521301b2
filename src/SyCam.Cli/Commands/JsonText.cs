using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SyCam.Cli.Commands;

/// <summary>JSON for other programs: indented, letters as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A number, or null for what is no number: JSON has no word for it.</summary>
    public static void WriteFinite(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    /// <summary>The text of one value, without a line feed at its end.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout)) write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
