using System.Text.Json;
using SyCam.Eval;

namespace SyCam.Cli.Reports.Results;

/// <summary>Reads the result files of a run folder.</summary>
internal static class ResultFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a file of a folder.</summary>
    /// <exception cref="InputException">It is not there, not readable, damaged, or of another version.</exception>
    public static T Read<T>(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InputException($"{path} holds nothing");
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $"({line + 1},{error.BytePositionInLine + 1})" : "";
            throw new InputException(
                $"{path}{place}: the file is damaged, or of another version: {FirstSentence(error)}. The same `synth` with "
                + "--resume writes it again", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                $"{path} cannot be read: {error.Message} The same `synth` with --resume writes it again", error);
        }
    }

    // The messages of the JSON reader go on with a path and a place that this message has already.
    private static string FirstSentence(Exception error) => error.Message.Split(". ", 2)[0].TrimEnd('.');
}
