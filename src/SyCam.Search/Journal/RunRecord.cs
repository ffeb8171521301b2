using System.Text.Json.Nodes;

namespace SyCam.Search.Journal;

/// <summary>What a run folder says of its run so far, for readers beside the run: it may be going on, done or killed. The
/// folder's lock is neither taken nor waited for.</summary>
public sealed class RunRecord
{
    private readonly List<RecordedScore> _scores = [];
    private readonly List<RecordedMerge> _merges = [];
    private readonly List<RecordedDeadMap> _dead = [];
    private int _unwritten;

    private RunRecord(IReadOnlyDictionary<string, string> identity) => Identity = identity;

    /// <summary>The named texts of <c>run.json</c> in their order: grammar, model and images, metrics, facts, seed.</summary>
    public IReadOnlyDictionary<string, string> Identity { get; }

    /// <summary>All scores in the order of scoring.</summary>
    public IReadOnlyList<RecordedScore> Scores => _scores;

    /// <summary>All merges in the order of their making.</summary>
    public IReadOnlyList<RecordedMerge> Merges => _merges;

    /// <summary>All maps that show nothing.</summary>
    public IReadOnlyList<RecordedDeadMap> Dead => _dead;

    /// <summary>How many questions the prover answered.</summary>
    public int Proofs { get; private set; }

    /// <summary>The time of the run so far.</summary>
    public TimeSpan Spent { get; private set; }

    /// <summary>Reads a folder; a journal that is not there yet holds nothing.</summary>
    /// <exception cref="RunFolderException">The folder holds no run, or one of its files is damaged or cannot be read.
    /// </exception>
    public static RunRecord Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, RunHeader.Name)))
            throw new RunFolderException($"{folder} holds no run: {RunHeader.Name} is missing");
        try
        {
            var record = new RunRecord(RunHeader.Read(folder));
            var path = Path.Combine(folder, JournalReader.FileName);
            if (File.Exists(path)) JournalReader.Read(Bytes(path), path, record.Take);
            return record;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"{folder} cannot be read: {error.Message}", error);
        }
    }

    // The run that writes it shares it.
    private static byte[] Bytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private string? Take(JsonObject line)
    {
        switch ((string?)line["kind"])
        {
            case "score":
                var (key, entry) = JournalText.ReadScore(line);
                _scores.Add(new RecordedScore(
                    key.Map, key.Split, key.Fidelity, key.Images, entry.PerImage, entry.Problems, Spent));
                _unwritten++;
                return null;
            case "proof":
                Proofs++;
                return null;
            case "spent":
                Spent = JournalText.ReadTime(line);
                // The time of a block of lines stands at its end.
                for (var i = _scores.Count - _unwritten; i < _scores.Count; i++) _scores[i] = _scores[i] with { At = Spent };
                _unwritten = 0;
                return null;
            case "merge":
                _merges.Add(new RecordedMerge(
                    Text(line, "kept"), Text(line, "dropped"), (string?)line["scale"], Text(line, "status"), Text(line, "method")));
                return null;
            case "dead":
                _dead.Add(new RecordedDeadMap(Text(line, "map"), Text(line, "status"), Text(line, "method")));
                return null;
            default:
                return "its kind is not known";
        }
    }

    private static string Text(JsonObject line, string name) =>
        (string?)line[name] ?? throw new FormatException($"'{name}' is missing");
}
