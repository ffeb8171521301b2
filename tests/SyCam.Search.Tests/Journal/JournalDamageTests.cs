using System.Text;
using SyCam.Search.Journal;
using SyCam.Search.Oracles;
using SyCam.Search.Proving;
using SyCam.Testing;

namespace SyCam.Search.Tests.Journal;

/// <summary>A journal of ten lines, cut and damaged at every byte.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private const int Scores = 6;
    private static readonly RunIdentity Identity = new([("seed", "3")]);
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _whole;

    public JournalDamageTests()
    {
        using (var journal = RunJournal.Open(_folder.Path, Identity, resume: false))
        {
            for (var i = 0; i < Scores; i++)
            {
                journal.Add(Key(i), Entry(i));
                if (i % 2 == 1) journal.Flush(TimeSpan.FromSeconds(i));
            }

            journal.Add("equal A = B", new ProofAnswer(ProofStatus.Proved, "made up", TimeSpan.Zero, "cafe"));
            journal.Flush(TimeSpan.FromSeconds(9));
        }

        _whole = File.ReadAllBytes(Journal);
    }

    private string Journal => _folder.File("journal.jsonl");

    private static int Lines(ReadOnlySpan<byte> bytes) => bytes.Count((byte)'\n');

    [Fact]
    public void Cut_at_any_byte_it_keeps_every_whole_line_and_goes_on()
    {
        Assert.Equal(11, Lines(_whole));
        for (var length = 0; length < _whole.Length; length++)
        {
            File.WriteAllBytes(Journal, _whole[..length]);
            var kept = Encoding.UTF8.GetString(_whole, 0, _whole.AsSpan(0, length).LastIndexOf((byte)'\n') + 1);

            using (var journal = RunJournal.Open(_folder.Path, Identity, resume: true))
            {
                Assert.Equal(kept, File.ReadAllText(Journal));
                for (var i = 0; i < Scores; i++)
                {
                    var isKept = kept.Contains($"\"map\":\"M{i}\"", StringComparison.Ordinal);
                    Assert.Equal(isKept, journal.TryGetScore(Key(i), out var entry));
                    if (isKept) Assert.Equal(Entry(i).PerImage["up"], entry.PerImage["up"]);
                }

                journal.Add(Key(99), Entry(99));
                journal.Flush(TimeSpan.FromSeconds(10));
            }

            using var again = RunJournal.Open(_folder.Path, Identity, resume: true);
            Assert.True(again.TryGetScore(Key(99), out _));
            Assert.Equal(TimeSpan.FromSeconds(10), again.SpentBefore);
            Assert.Equal(Lines(Encoding.UTF8.GetBytes(kept)) + 2, Lines(File.ReadAllBytes(Journal)));
        }
    }

    [Fact]
    public void Any_changed_byte_before_the_last_two_lines_is_refused_with_its_line()
    {
        // The last line may be cut off, and with a changed line end the last two are one.
        var last = _whole.AsSpan(0, _whole.Length - 1).LastIndexOf((byte)'\n');
        var end = _whole.AsSpan(0, last).LastIndexOf((byte)'\n');
        for (var i = 0; i <= end; i++)
        {
            var damaged = _whole.ToArray();
            damaged[i] ^= 1;
            File.WriteAllBytes(Journal, damaged);

            Assert.StartsWith($"{Journal}({Lines(_whole.AsSpan(0, i)) + 1},", Refusal(), StringComparison.Ordinal);
            Assert.Equal(damaged, File.ReadAllBytes(Journal));
        }
    }

    [Fact]
    public void A_changed_number_is_refused_though_the_line_is_still_JSON()
    {
        Damage(lines => lines[1] = lines[1].Replace("1.25", "1.75", StringComparison.Ordinal));

        Assert.Equal(
            $"{Journal}(2,1): the journal is damaged: the line was changed, or a line before it is lost (its checksum is "
            + "wrong). Put a copy of it back, or delete line 2 and all after it: what they held is scored again",
            Refusal());
    }

    [Fact]
    public void Lines_that_are_lost_doubled_or_swapped_are_refused_at_the_first_one_that_does_not_follow()
    {
        Damage(lines => lines.RemoveAt(3));
        Assert.StartsWith($"{Journal}(4,1): ", Refusal(), StringComparison.Ordinal);

        Damage(lines => lines.Insert(3, lines[3]));
        Assert.StartsWith($"{Journal}(5,1): ", Refusal(), StringComparison.Ordinal);

        Damage(lines => (lines[3], lines[4]) = (lines[4], lines[3]));
        Assert.StartsWith($"{Journal}(4,1): ", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hole_of_zeros_is_refused_at_its_first_byte()
    {
        Damage(lines => lines[6] = string.Concat(lines[6].AsSpan(0, 30), new string('\0', 20), lines[6].AsSpan(50)));

        Assert.StartsWith($"{Journal}(7,31): the journal is damaged: this is no JSON.", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void After_what_is_deleted_as_the_message_says_the_run_goes_on()
    {
        Damage(lines => lines[5] = "?");
        File.WriteAllLines(Journal, File.ReadAllLines(Journal)[..5]);

        using var journal = RunJournal.Open(_folder.Path, Identity, resume: true);

        Assert.True(journal.TryGetScore(Key(3), out _));
        Assert.False(journal.TryGetScore(Key(4), out _));
    }

    [Fact]
    public void A_journal_without_its_header_and_a_damaged_or_old_header_are_refused()
    {
        var header = _folder.File("run.json");
        var text = File.ReadAllText(header);

        File.WriteAllText(header, text[..^20]);
        Assert.Matches(
            @"run\.json\(\d+,\d+\): the file is damaged: .+\. Put a copy of it back, or give another folder$", Refusal());

        File.WriteAllText(header, text.Replace("\"format\": 2", "\"format\": 1", StringComparison.Ordinal));
        Assert.Equal($"{header} has format 1, and this version reads format 2: give another folder", Refusal());

        File.Delete(header);
        Assert.Equal(
            $"{header} is missing, so that nothing tells what the journal's scores hold for: put it back, or give another "
            + "folder",
            Refusal());
    }

    [Fact]
    public void A_file_in_place_of_the_folder_is_refused()
    {
        var error = Assert.Throws<RunFolderException>(() => RunJournal.Open(Journal, Identity, resume: false));

        Assert.Equal($"{Journal} is a file: give another folder", error.Message);
    }

    public void Dispose() => _folder.Dispose();

    private string Refusal() =>
        Assert.Throws<RunFolderException>(() => RunJournal.Open(_folder.Path, Identity, resume: true)).Message;

    private void Damage(Action<List<string>> change)
    {
        var lines = Encoding.UTF8.GetString(_whole).Split('\n')[..^1].ToList();
        change(lines);
        File.WriteAllText(Journal, string.Join('\n', lines) + "\n");
    }

    private static ScoreKey Key(int i) => new($"M{i}", ImageSplit.Search, Fidelity.Coarse, 3);

    private static ScoreEntry Entry(int i) => new(
        new Dictionary<string, IReadOnlyList<double>> { ["up"] = [i + 0.25, 1.0 / (i + 1), double.NaN] },
        new Dictionary<string, int> { ["constant"] = i },
        TimeSpan.FromMilliseconds(i));
}
