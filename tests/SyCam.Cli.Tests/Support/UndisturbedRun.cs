using SyCam.Testing;

namespace SyCam.Cli.Tests.Support;

/// <summary>A run that nobody disturbs, for those that are to be compared with it.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal long JournalBytes => new FileInfo(Journal(_folder.File("run"))).Length;

    internal static string[] Arguments(string run) =>
        ["synth", .. Demo.Data(8), "--metric", "mass_accuracy", "--max-cost", "5", "--out", run];

    internal static string Journal(string run) => Path.Combine(run, "journal.jsonl");

    public async ValueTask InitializeAsync() => (await Invocation.RunAsync(Arguments(_folder.File("run")))).Succeeds();

    /// <summary>Goes on with a run to its end and asserts that its results are those of this one.</summary>
    internal async Task IsEndOfAsync(string run)
    {
        (await Invocation.RunAsync([.. Arguments(run), "--resume"])).Succeeds();
        foreach (var name in new[] { "leaderboard.json", "leaderboard.csv", "leaderboard.md", "front.csv", "BestCam.cs" })
            Assert.Equal(Read(_folder.File("run"), name), Read(run, name));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Read(string run, string name) => File.ReadAllText(Path.Combine(run, name));
}
