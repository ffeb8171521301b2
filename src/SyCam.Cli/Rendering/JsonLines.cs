using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SyCam.Cli.Rendering;

/// <summary>Writes JSON objects as results, one a line. Used by any thread.</summary>
internal sealed class JsonLines(Terminal terminal)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Lock _lock = new();

    /// <summary>Writes an object and hands it on at once.</summary>
    public void Write(JsonObject value)
    {
        lock (_lock)
        {
            terminal.Print(value.ToJsonString(Options));
            terminal.Out.Profile.Out.Writer.Flush();
        }
    }
}
