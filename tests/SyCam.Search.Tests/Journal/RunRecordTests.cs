using SyCam.Search.Equivalence;
using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Proving;
using SyCam.Testing;
using static SyCam.Search.Tests.Support.Terms;

namespace SyCam.Search.Tests.Journal;

/// <summary>What a reader beside the run sees.</summary>
public sealed class RunRecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_run_that_goes_on_is_read_to_its_last_whole_line()
    {
        using var journal = RunJournal.Open(_folder.Path, new RunIdentity([("objective", "up"), ("seed", "3")]), resume: false);
        journal.Add(Key("M1", 2), Entry(0.25, double.NaN));
        journal.Add("equal A = B", new ProofAnswer(ProofStatus.Proved, "made up", TimeSpan.Zero, "cafe"));
        journal.Flush(TimeSpan.FromSeconds(4));
        journal.Add(Key("M2", 2), Entry(0.5, 1));
        journal.Note(new Merge(A, G, null, new Evidence(EvidenceKind.Tested, Grammar.Terms.FactSet.None, 64, "probes", TimeSpan.Zero, "")));
        journal.Note(new DeadMap(G, new Evidence(EvidenceKind.Proved, Grammar.Terms.FactSet.None, 0, "sign", TimeSpan.Zero, "")));
        journal.Flush(TimeSpan.FromSeconds(9));

        // The journal and its lock are still held.
        var record = RunRecord.Read(_folder.Path);

        Assert.Equal(["objective", "seed"], record.Identity.Keys);
        Assert.Equal(["M1", "M2"], record.Scores.Select(score => score.Map));
        Assert.Equal([TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(9)], record.Scores.Select(score => score.At));
        Assert.Equal([0.25, double.NaN], record.Scores[0].PerImage["up"]);
        Assert.Equal(new RecordedMerge("A", "G", null, "tested(64)", "probes"), Assert.Single(record.Merges));
        Assert.Equal(new RecordedDeadMap("G", "proved", "sign"), Assert.Single(record.Dead));
        Assert.Equal((1, TimeSpan.FromSeconds(9)), (record.Proofs, record.Spent));
    }

    [Fact]
    public void A_line_that_is_being_written_is_left_aside()
    {
        using (var journal = RunJournal.Open(_folder.Path, new RunIdentity([("seed", "3")]), resume: false))
        {
            journal.Add(Key("M1", 2), Entry(0.25, 1));
            journal.Flush(TimeSpan.FromSeconds(4));
        }

        var before = File.ReadAllBytes(_folder.File("journal.jsonl"));
        File.AppendAllText(_folder.File("journal.jsonl"), "{\"kind\":\"sco");

        Assert.Single(RunRecord.Read(_folder.Path).Scores);
        // Nothing was cut off: that is for the run itself to do.
        Assert.Equal(before.Length + 12, new FileInfo(_folder.File("journal.jsonl")).Length);
    }

    [Fact]
    public void A_folder_without_a_run_is_refused() =>
        Assert.Contains(
            "holds no run", Assert.Throws<RunFolderException>(() => RunRecord.Read(_folder.Path)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static ScoreKey Key(string map, int end) => new(map, ImageSplit.Search, Fidelity.Coarse, end);

    private static ScoreEntry Entry(params double[] values) => new(
        new Dictionary<string, IReadOnlyList<double>> { ["up"] = values }, new Dictionary<string, int>(), TimeSpan.Zero);
}
