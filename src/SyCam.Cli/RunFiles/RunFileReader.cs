using System.Globalization;
using SyCam.Eval;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SyCam.Cli.RunFiles;

/// <summary>Reads a run file: a YAML mapping of option names to values, lists of values or nothing. Events are read rather
/// than a tree, which a file could nest deeper than the stack allows.</summary>
internal sealed class RunFileReader
{
    // A run file has some thirty keys; what is larger is another file.
    private const long MostBytes = 1 << 20;

    private readonly string _path;
    private readonly Parser _events;

    private RunFileReader(string path, TextReader text)
    {
        _path = path;
        _events = new Parser(text);
    }

    /// <summary>The keys in the order of the file.</summary>
    /// <exception cref="InputException">The file cannot be read, or is no such mapping.</exception>
    public static IReadOnlyList<RunFileEntry> Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) throw new InputException($"{path} is too large for a run file");
            return new RunFileReader(path, new StringReader(File.ReadAllText(path))).Entries();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
        catch (YamlException error)
        {
            throw new InputException($"{path}({error.Start.Line},{error.Start.Column}): this is no YAML: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            // What the library says of some texts, such as a tag without its value.
            throw new InputException($"{path}: this is no YAML", error);
        }
    }

    private List<RunFileEntry> Entries()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _)) return [];
        _events.Consume<DocumentStart>();
        if (!_events.TryConsume<MappingStart>(out _)) throw Mistake("a run file holds lines such as 'metric: insertion'");
        List<RunFileEntry> entries = [];
        while (!_events.TryConsume<MappingEnd>(out _)) entries.Add(Entry());
        _events.Consume<DocumentEnd>();
        return _events.Accept<StreamEnd>(out _) ? entries : throw Mistake("a run file is one YAML document");
    }

    private RunFileEntry Entry()
    {
        var place = Place();
        if (!_events.TryConsume<Scalar>(out var key)) throw Mistake("a key is the name of an option, such as max-cost");
        if (_events.TryConsume<Scalar>(out var value)) return new RunFileEntry(key.Value, IsNothing(value) ? [] : [value.Value], place);
        List<string> values = [];
        if (!_events.TryConsume<SequenceStart>(out _)) throw NoValue();
        while (!_events.TryConsume<SequenceEnd>(out _))
            values.Add(_events.TryConsume<Scalar>(out var item) && !IsNothing(item) ? item.Value : throw NoValue());
        return new RunFileEntry(key.Value, values, place);

        InputException NoValue() => Mistake($"{key.Value} takes a value or a list of values");
    }

    private static bool IsNothing(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";

    private InputException Mistake(string message) => new($"{Place()}: {message}");

    // Asking for any kind of event brings up the next one.
    private string Place()
    {
        _events.Accept<NodeEvent>(out _);
        var start = _events.Current!.Start;
        return string.Create(CultureInfo.InvariantCulture, $"{_path}({start.Line},{start.Column})");
    }
}
