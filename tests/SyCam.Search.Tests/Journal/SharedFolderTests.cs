using SyCam.Search.Tests.Support;
using SyCam.Testing;

namespace SyCam.Search.Tests.Journal;

/// <summary>Two processes on one run folder.</summary>
public sealed class SharedFolderTests
{
    [Fact]
    public async Task The_second_process_is_refused_until_the_first_is_killed()
    {
        using var folder = new TemporaryFolder();
        // The first process waits here with all but its results done.
        var pipe = folder.File("leaderboard.json.tmp");
        await LaunchedRun.MakePipeAsync(pipe);
        (int Code, string Output) second = default;

        var first = await LaunchedRun.RunAndKillAsync(
            async () =>
            {
                await FileAsync(folder.File("journal.jsonl"));
                second = await LaunchedRun.RunAsync(folder.Path, "3", "0");
            },
            folder.Path, "3", "0");
        File.Delete(pipe);
        var third = await LaunchedRun.RunAsync(folder.Path, "3", "0");

        Assert.Equal(LaunchedRun.Killed, first.Code);
        Assert.Equal(
            (2, $"{folder.Path} is in use by another run: wait for it to end, or give another folder\n"), second);
        Assert.Equal(0, third.Code);
        Assert.True(File.Exists(folder.File("leaderboard.json")));
    }

    // The journal is made after the lock was taken.
    private static async Task FileAsync(string path)
    {
        while (!File.Exists(path)) await Task.Delay(1, TestContext.Current.CancellationToken);
    }
}
