using System.Globalization;
using SyCam.Search.Tests.Support;
using SyCam.Testing;

namespace SyCam.Search.Tests.Journal;

/// <summary>Runs in a process of their own whose disk runs full: they end with what they have and can go on.</summary>
public sealed class FullDiskTests
{
    private static readonly string[] Settings = ["5", "0"];

    [Fact]
    public async Task A_journal_that_may_not_grow_ends_the_run_and_stays_whole_and_the_run_goes_on_later()
    {
        using var whole = new TemporaryFolder();
        Assert.Equal(0, (await LaunchedRun.RunAsync([whole.Path, .. Settings])).Code);
        var length = new FileInfo(whole.File("journal.jsonl")).Length;
        var random = new Random(11);
        for (var trial = 0; trial < 5; trial++)
        {
            using var folder = new TemporaryFolder();
            var journal = folder.File("journal.jsonl");
            // At least as much as the results take, so that they show what there is; a limit on each file's size.
            var most = random.NextInt64(length / 2, length - 2000);

            var full = await LaunchedRun.RunInShellAsync(
                // The runtime's own executable memory is a file too, unless told otherwise.
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"DOTNET_EnableWriteXorExecute=0 exec prlimit --core=0 --fsize={most} \"$@\""),
                [folder.Path, .. Settings]);

            Assert.Equal((1, $"WriteFailed The file is as large as the system allows : '{journal}'\n"), full);
            var written = File.ReadAllBytes(journal);
            Assert.InRange(written.Length, 1, most);
            Assert.Equal((byte)'\n', written[^1]);
            Assert.Contains(
                "\"stopReason\": \"WriteFailed\"", File.ReadAllText(folder.File("leaderboard.json")),
                StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.tmp"));

            Assert.Equal(0, (await LaunchedRun.RunAsync([folder.Path, .. Settings])).Code);
            Assert.True(File.ReadAllBytes(journal).AsSpan().StartsWith(written), "the journal was not gone on with");
            foreach (var name in LaunchedRun.Results)
                Assert.Equal(File.ReadAllText(whole.File(name)), File.ReadAllText(folder.File(name)));
        }
    }

    [Theory]
    [InlineData(24, false)]
    [InlineData(100, true)]
    public async Task A_disk_without_room_ends_the_run_which_goes_on_when_there_is_some(int kilobytes, bool holdsJournal)
    {
        using var whole = new TemporaryFolder();
        using var kept = new TemporaryFolder();
        using var disk = new TemporaryFolder();
        Assert.Equal(0, (await LaunchedRun.RunAsync([whole.Path, .. Settings])).Code);

        // A disk of its own needs a name space of its own; with it no rights are needed.
        var (code, output) = await LaunchedRun.RunInShellAsync(
            $$"""
            exec unshare --user --map-root-user --mount sh -c '
                mount -t tmpfs -o size={{kilobytes}}k tmpfs {{disk.Path}} || exit 77
                "$@"; echo "exit code $?"
                cp {{disk.Path}}/journal.jsonl {{kept.Path}}/first.jsonl
                mount -o remount,size=1m {{disk.Path}}
                "$@"; echo "exit code $?"
                cp {{disk.Path}}/* {{kept.Path}}
            ' sh "$@"
            """,
            [disk.Path, .. Settings]);
        Assert.SkipWhen(
            code is 1 or 77, "the system lets this user mount no disk in a name space of its own (unshare --user --mount)");

        Assert.Equal(0, code);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["exit code 1", "CostLimit ", "exit code 0"], lines[1..]);
        Assert.Contains("WriteFailed No space left on device", lines[0], StringComparison.Ordinal);
        var (first, journal) = (File.ReadAllText(kept.File("first.jsonl")), File.ReadAllText(kept.File("journal.jsonl")));
        Assert.StartsWith(first, journal, StringComparison.Ordinal);
        Assert.Equal(holdsJournal, first == journal);
        Assert.EndsWith("\n", first, StringComparison.Ordinal);
        foreach (var name in LaunchedRun.Results)
            Assert.Equal(File.ReadAllText(whole.File(name)), File.ReadAllText(kept.File(name)));
    }
}
