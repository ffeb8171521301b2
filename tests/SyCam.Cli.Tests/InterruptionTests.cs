using System.Diagnostics;
using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>Real signals to a real process, and a disk that takes no more: what is there is kept and can be gone on with.
/// </summary>
public sealed class InterruptionTests(UndisturbedRun undisturbed) : IClassFixture<UndisturbedRun>, IDisposable
{
    private const int Interrupted = 128 + 2;
    private readonly TemporaryFolder _folder = new();

    private string Run => _folder.File("run");

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_run_with_the_best_so_far_and_resume_goes_on(string signal)
    {
        using var command = RunningCommand.Start(UndisturbedRun.Arguments(Run));
        await command.WritesAsync(UndisturbedRun.Journal(Run), undisturbed.JournalBytes / 4);
        await command.SignalAsync(signal);
        var ended = await command.EndAsync();

        Assert.Equal(ExitCodes.Failure, ended.Code);
        Assert.Contains(
            "stopping: what was scored is ranked and written; Ctrl-C again ends at once\n", ended.Error,
            StringComparison.Ordinal);
        Assert.Contains("HiResCAM: relu(sum_k(G * A))", ended.Out, StringComparison.Ordinal);
        Assert.Contains("cancelled", ended.Out, StringComparison.Ordinal);
        Assert.EndsWith(
            $"run folder: {Run}\nnext: the same command with --resume goes on where this run stopped\n", ended.Error,
            StringComparison.Ordinal);
        Assert.Contains("\"stopReason\": \"Cancelled\"", Read("leaderboard.json"), StringComparison.Ordinal);
        Assert.True(new FileInfo(UndisturbedRun.Journal(Run)).Length < undisturbed.JournalBytes, "the run was done");
        await undisturbed.IsEndOfAsync(Run);
    }

    [Fact]
    public async Task With_json_a_signal_is_a_note_and_the_best_so_far_are_rows()
    {
        using var command = RunningCommand.Start([.. UndisturbedRun.Arguments(Run), "--json"]);
        await command.WritesAsync(UndisturbedRun.Journal(Run), undisturbed.JournalBytes / 4);
        await command.SignalAsync("INT");
        var ended = await command.EndAsync();

        Assert.Equal((ExitCodes.Failure, ""), (ended.Code, ended.Error));
        var events = ended.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Contains(events, one => (string)one["event"]! == "note"
            && (string)one["message"]! == "stopping: what was scored is ranked and written; Ctrl-C again ends at once");
        Assert.Contains(events, one => (string)one["event"]! == "row" && (string)one["map"]! == "relu(sum_k(G * A))");
        Assert.Equal(
            ("end", "cancelled", 1),
            ((string)events[^1]["event"]!, (string)events[^1]["stopReason"]!, (int)events[^1]["exitCode"]!));
    }

    [Fact]
    public async Task A_second_signal_ends_the_process_at_once_and_harms_nothing_and_a_second_process_is_refused()
    {
        // A pipe that nobody reads holds the run while it writes its results.
        Directory.CreateDirectory(Run);
        var pipe = Path.Combine(Run, "leaderboard.json.tmp");
        using (var make = Process.Start("mkfifo", pipe))
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var command = RunningCommand.Start(UndisturbedRun.Arguments(Run));
        await command.WritesAsync(UndisturbedRun.Journal(Run), undisturbed.JournalBytes / 4);
        await command.SignalAsync("INT");
        await command.SaysAsync("stopping");

        (await Invocation.RunAsync([.. UndisturbedRun.Arguments(Run), "--resume"]))
            .Refuses($"error: {Run} is in use by another run: wait for it to end, or give another folder");

        await command.SignalAsync("INT");
        var ended = await command.EndAsync();
        File.Delete(pipe);

        Assert.Equal(Interrupted, ended.Code);
        Assert.Equal("", ended.Out);
        Assert.False(File.Exists(Path.Combine(Run, "leaderboard.json")));
        await undisturbed.IsEndOfAsync(Run);
    }

    [Fact]
    public async Task A_journal_that_may_not_grow_ends_the_run_with_what_it_has()
    {
        using var command = RunningCommand.StartWithFileLimit(
            undisturbed.JournalBytes / 2, UndisturbedRun.Arguments(Run));
        var ended = await command.EndAsync();

        Assert.Equal(ExitCodes.Failure, ended.Code);
        Assert.Contains(
            "stopped, the run folder could not be written: The file is as large as the system allows : "
            + $"'{UndisturbedRun.Journal(Run)}'",
            ended.Out, StringComparison.Ordinal);
        Assert.Contains("\"stopReason\": \"WriteFailed\"", Read("leaderboard.json"), StringComparison.Ordinal);
        Assert.EndsWith("\n", Read("journal.jsonl"), StringComparison.Ordinal);
        await undisturbed.IsEndOfAsync(Run);
    }

    public void Dispose() => _folder.Dispose();

    private string Read(string name) => File.ReadAllText(Path.Combine(Run, name));
}
