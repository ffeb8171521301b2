using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SyCam.Cli.RunFiles;

/// <summary>Writes the options of a command as a run file.</summary>
internal static partial class RunFileWriter
{
    private const int Width = 100;

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What is about one call rather than about the run.
    private static readonly HashSet<string> NotKept = ["--config", "--resume", "--quiet", "--json", "--help", "--force"];

    /// <summary>Whether an option may stand in a run file.</summary>
    public static bool IsKept(Option option) => !NotKept.Contains(option.Name);

    /// <summary>A file for people: each option with what it means; those that are not set are there as comments.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="folder">Where the file is to lie.</param>
    /// <param name="required">What a run cannot do without.</param>
    public static string Template(ParseResult parsed, string folder, IReadOnlyList<Option> required)
    {
        var text = new StringBuilder("# A run of SyCam: ./sycam synth --config THIS_FILE\n"
            + "# Paths are relative to this file. What the command line says overrides what is here.\n");
        foreach (var option in Options(parsed))
        {
            text.Append('\n');
            foreach (var line in Wrap(option.Description!)) text.Append("# ").Append(line).Append('\n');
            var values = Values(parsed, option, folder);
            if (values.Count == 0) text.Append(required.Contains(option) ? "" : "# ").Append(option.Name.AsSpan(2)).Append(":\n");
            else Write(text, option, values);
        }

        return text.ToString();
    }

    /// <summary>The record of a run: what every option was, defaults included.</summary>
    public static string Record(ParseResult parsed)
    {
        var text = new StringBuilder("# What this run was asked for: ./sycam rerun FOLDER does it again.\n");
        foreach (var option in Options(parsed))
        {
            // The folder is where the file lies.
            if (option.Name != "--out" && Values(parsed, option, null) is { Count: > 0 } values) Write(text, option, values);
        }

        return text.ToString();
    }

    private static IEnumerable<Option> Options(ParseResult parsed) =>
        parsed.CommandResult.Command.Options.Where(option => IsKept(option) && !option.Hidden);

    private static List<string> Values(ParseResult parsed, Option option, string? folder)
    {
        IEnumerable<string?> values = [];
        if (parsed.GetResult(option) is { Implicit: false } said)
            values = said.Tokens.Count > 0 ? said.Tokens.Select(token => token.Value) : ["true"];
        else if (option.HasDefaultValue) values = [Text(option.GetDefaultValue())];
        return [.. values.OfType<string>().Select(value => PathKeys.ToFile(option.Name, value, folder))];
    }

    private static string? Text(object? value) => value switch
    {
        false => null,
        Enum name => name.ToString().ToLowerInvariant(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static void Write(StringBuilder text, Option option, List<string> values)
    {
        text.Append(option.Name.AsSpan(2)).Append(':');
        if (values is [var only])
        {
            text.Append(' ').Append(Quoted(only)).Append('\n');
            return;
        }

        text.Append('\n');
        foreach (var value in values) text.Append("  - ").Append(Quoted(value)).Append('\n');
    }

    // JSON's strings are YAML's.
    private static string Quoted(string value) =>
        Plain().IsMatch(value) && value is not "null" ? value : JsonSerializer.Serialize(value, Quoting);

    private static IEnumerable<string> Wrap(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        yield return line.ToString();
    }

    [GeneratedRegex("^[A-Za-z0-9/.][A-Za-z0-9/._+-]*$")]
    private static partial Regex Plain();
}
