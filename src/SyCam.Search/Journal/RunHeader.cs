using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SyCam.Search.Journal;

/// <summary>The file <c>run.json</c>: what the scores and proofs of a run folder hold for.</summary>
internal static class RunHeader
{
    /// <summary>The file's name in a run folder.</summary>
    public const string Name = "run.json";

    private const int Format = 2;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Checks that the file is of the same run; writes it when neither it nor a journal is there.</summary>
    /// <exception cref="RunFolderException">It is of another run, of another format, unreadable, or lost.</exception>
    public static void Check(string folder, RunIdentity identity, bool hasJournal)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            if (hasJournal)
            {
                throw new RunFolderException(
                    $"{path} is missing, so that nothing tells what the journal's scores hold for: put it back, or "
                    + "give another folder");
            }

            Write(path, identity);
            return;
        }

        var parts = Read(folder);
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

    /// <summary>The named texts that the file of a folder holds.</summary>
    /// <exception cref="RunFolderException">It is of another format, or unreadable.</exception>
    public static Dictionary<string, string> Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        var (format, parts) = Parse(path);
        return format == Format
            ? parts
            : throw new RunFolderException(
                $"{path} has format {format}, and this version reads format {Format}: give another folder");
    }

    private static (int Format, Dictionary<string, string> Parts) Parse(string path)
    {
        try
        {
            var header = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            return (
                header["format"]!.GetValue<int>(),
                header["run"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException
            or FormatException or ArgumentException)
        {
            var place = error is JsonException json ? $"({json.LineNumber + 1},{json.BytePositionInLine + 1})" : "(1,1)";
            throw new RunFolderException(
                $"{path}{place}: the file is damaged: {FirstSentence(error)}. Put a copy of it back, or give another folder",
                error);
        }
    }

    // The messages of the JSON reader go on with a path and a place that this message has already.
    private static string FirstSentence(Exception error) => error.Message.Split(". ", 2)[0].TrimEnd('.');
}
