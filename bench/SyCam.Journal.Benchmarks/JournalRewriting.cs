using System.Globalization;
using System.Text.Json.Nodes;
using SyCam.Search.Journal;

namespace SyCam.Journal.Benchmarks;

/// <summary>Writes the scores and proofs of a finished run's journal once more, with a flush wherever the run had one: what
/// the journal takes, without the noise of what the run does besides.</summary>
internal sealed class JournalRewriting
{
    private readonly List<Action<RunJournal>> _writes = [];
    private long _bytes;
    private int _flushes;

    public static JournalRewriting Read(string folder)
    {
        var rewriting = new JournalRewriting();
        foreach (var text in File.ReadLines(Path.Combine(folder, "journal.jsonl")))
        {
            rewriting._bytes += text.Length + 1;
            rewriting.Add(JsonNode.Parse(text)!.AsObject());
        }

        return rewriting;
    }

    public void Write(string folder)
    {
        using var journal = RunJournal.Open(folder, new RunIdentity([]), resume: false);
        foreach (var write in _writes) write(journal);
    }

    public string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"journal: {_bytes:N0} bytes, {_flushes} flushes");

    private void Add(JsonObject line)
    {
        switch ((string?)line["kind"])
        {
            case "score":
                var (key, score) = JournalText.ReadScore(line);
                _writes.Add(journal => journal.Add(key, score));
                break;
            case "proof":
                var (question, answer) = JournalText.ReadProof(line);
                _writes.Add(journal => journal.Add(question, answer));
                break;
            case "spent":
                var spent = JournalText.ReadTime(line);
                _writes.Add(journal => journal.Flush(spent));
                _flushes++;
                break;
        }
    }
}
