using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SyCam.Search.Journal;

/// <summary>The file <c>run.json</c>: what the scores and proofs of a run folder hold for.</summary>
internal static class RunHeader
{
    private const string Name = "run.json";
    private const int Format = 1;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file, or checks that the one that is there is of the same run.</summary>
    /// <exception cref="RunFolderException">It is of another run, of another format, or unreadable.</exception>
    public static void Check(string folder, RunIdentity identity)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            Write(path, identity);
            return;
        }

        var (format, parts) = Read(path);
        if (format != Format)
            throw new RunFolderException($"{path} has format {format}; this version reads format {Format}");
        var differences = identity.DifferencesFrom(parts).ToList();
        if (differences.Count > 0)
        {
            throw new RunFolderException(
                $"{folder} holds another run: {string.Join("; ", differences)}. Give another folder, or the same "
                + "settings as before");
        }
    }

    // Written beside and renamed: the file is whole or not there.
    private static void Write(string path, RunIdentity identity)
    {
        var parts = new JsonObject();
        foreach (var (name, value) in identity.Parts) parts[name] = value;
        var header = new JsonObject { ["format"] = Format, ["run"] = parts };
        AtomicFile.Write(path, header.ToJsonString(Options) + "\n");
    }

    private static (int Format, Dictionary<string, string> Parts) Read(string path)
    {
        try
        {
            var header = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            return (
                header["format"]!.GetValue<int>(),
                header["run"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException
            or FormatException)
        {
            throw new RunFolderException($"{path} is damaged: {error.Message}", error);
        }
    }
}
