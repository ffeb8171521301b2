using System.Text;
using System.Text.Json.Nodes;
using SyCam.Search.Equivalence;
using SyCam.Search.Proving;

namespace SyCam.Search.Journal;

/// <summary>
/// Everything of a run that costs time: scores and proofs, which a resumed run takes from here instead of asking
/// again. Lines are only ever appended, so a run killed at any byte loses at most what came after the last flush.
/// </summary>
internal sealed class RunJournal : IDisposable
{
    private const string LockName = "run.lock";

    private readonly FileStream? _lock;
    private readonly FileStream? _lines;
    private readonly StringBuilder _pending = new();
    private readonly Dictionary<ScoreKey, ScoreEntry> _scores = [];
    private readonly Dictionary<string, ProofAnswer> _proofs = [];
    private readonly HashSet<string> _notes = [];
    private string _sum = JournalLine.FirstSum;

    private RunJournal(FileStream? runLock, FileStream? lines)
    {
        _lock = runLock;
        _lines = lines;
    }

    /// <summary>The time that earlier parts of the run took.</summary>
    public TimeSpan SpentBefore { get; private set; }

    /// <summary>A journal that forgets when the run ends.</summary>
    public static RunJournal InMemory() => new(null, null);

    /// <summary>Begins or goes on with the run of a folder, which is made when it is not there.</summary>
    /// <exception cref="RunFolderException">Another process has the folder, it cannot be written, it holds a run and
    /// <paramref name="resume"/> is false, it holds another run, or its journal is damaged before the last line.
    /// </exception>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public static RunJournal Open(string folder, RunIdentity identity, bool resume)
    {
        if (File.Exists(folder)) throw new RunFolderException($"{folder} is a file: give another folder");
        try
        {
            Directory.CreateDirectory(folder);
            return OpenIn(folder, identity, resume);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new RunFolderException($"{folder} cannot be written: allow it, or give another folder", error);
        }
    }

    private static RunJournal OpenIn(string folder, RunIdentity identity, bool resume)
    {
        var runLock = Lock(folder);
        FileStream? lines = null;
        try
        {
            var path = Path.Combine(folder, JournalReader.FileName);
            var hasJournal = File.Exists(path);
            if (hasJournal && !resume)
            {
                throw new RunFolderException(
                    $"{folder} already holds a run: give another folder, or resume that run");
            }

            RunHeader.Check(folder, identity, hasJournal);

            // Without a buffer, so that a full disk is met when writing and not once more when closing.
            lines = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var journal = new RunJournal(runLock, lines);
            journal.Load(path);
            return journal;
        }
        catch
        {
            lines?.Dispose();
            runLock.Dispose();
            throw;
        }
    }

    public bool TryGetScore(ScoreKey key, out ScoreEntry entry) => _scores.TryGetValue(key, out entry!);

    public void Add(ScoreKey key, ScoreEntry entry)
    {
        _scores[key] = entry;
        Append(JournalText.Score(key, entry));
    }

    public bool TryGetProof(string question, out ProofAnswer answer) => _proofs.TryGetValue(question, out answer!);

    public void Add(string question, ProofAnswer answer)
    {
        _proofs[question] = answer;
        Append(JournalText.Proof(question, answer));
    }

    /// <summary>Notes a merge for readers of the file; a resumed run finds it again by itself.</summary>
    public void Note(Merge merge) => Note(JournalText.Merge(merge));

    /// <summary>Notes a dead map for readers of the file.</summary>
    public void Note(DeadMap dead) => Note(JournalText.Dead(dead));

    /// <summary>Writes what was added through to the disk.</summary>
    /// <param name="spent">The time of the run so far, earlier parts included.</param>
    public void Flush(TimeSpan spent)
    {
        if (_lines is null || _pending.Length == 0) return;
        Append(JournalText.Spent(spent));
        var bytes = Encoding.UTF8.GetBytes(_pending.ToString());
        var start = _lines.Length;
        _pending.Clear();
        try
        {
            AtomicFile.WriteThrough(_lines, bytes);
        }
        catch (IOException)
        {
            CutToWholeLines(_lines, start, bytes);
            throw;
        }
    }

    public void Dispose()
    {
        _lines?.Dispose();
        _lock?.Dispose();
    }

    // A disk that ran full took a part: what it took is kept up to the last whole line.
    private static void CutToWholeLines(FileStream lines, long start, byte[] bytes)
    {
        try
        {
            var written = bytes.AsSpan(0, (int)(lines.Length - start));
            lines.SetLength(start + written.LastIndexOf((byte)'\n') + 1);
        }
        catch (IOException)
        {
            // Why the write failed is worth more; who goes on with the run cuts the line off.
        }
    }

    // The system lets go of the lock when the process ends, however it ends.
    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsTaken(error))
        {
            throw new RunFolderException(
                $"{folder} is in use by another run: wait for it to end, or give another folder", error);
        }
    }

    // Other failures, such as a full disk, are told apart by the system's error number: EAGAIN of Linux and of macOS, and
    // the sharing violation of Windows.
    private static bool IsTaken(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void Note(JsonObject line)
    {
        if (_notes.Add(JournalText.Line(line))) Append(line);
    }

    private void Append(JsonObject line)
    {
        if (_lines is null) return;
        (var text, _sum) = JournalLine.Seal(JournalText.Line(line), _sum);
        _pending.Append(text).Append('\n');
    }

    private void Load(string path)
    {
        var bytes = new byte[_lines!.Length];
        _lines.ReadExactly(bytes);
        (var length, _sum) = JournalReader.Read(bytes, path, Take);
        if (length != bytes.Length) _lines.SetLength(length);
        _lines.Position = length;
    }

    // Takes an entry in; what is wrong with it, or null.
    private string? Take(JsonObject entry)
    {
        switch ((string?)entry["kind"])
        {
            case "score":
                var (key, score) = JournalText.ReadScore(entry);
                _scores[key] = score;
                return null;
            case "proof":
                var (question, answer) = JournalText.ReadProof(entry);
                _proofs[question] = answer;
                return null;
            case "spent":
                SpentBefore = JournalText.ReadTime(entry);
                return null;
            case "merge" or "dead":
                _notes.Add(JournalText.Line(entry));
                return null;
            default:
                return "its kind is not known";
        }
    }
}
