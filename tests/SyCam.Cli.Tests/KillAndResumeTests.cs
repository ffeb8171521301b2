using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary>A run that is killed three times, at different places, ends as one that was left alone.</summary>
public sealed class KillAndResumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("mass_accuracy", 8, 4)]
    [InlineData("insertion", 6, 3)]
    public async Task Killed_runs_end_with_the_same_leaderboard(string metric, int images, int maxCost)
    {
        var (whole, killed) = (_folder.File("whole"), _folder.File("killed"));
        var undisturbed = await Launched.RunAsync(Arguments(whole));
        Assert.True(undisturbed.Code == ExitCodes.Ok, undisturbed.Error);
        var length = new FileInfo(Journal(whole)).Length;

        // On a fast machine a run may outrun one of the kills; one that lands inside is what the test is about.
        var landed = 0;
        foreach (var part in new[] { 0.1, 0.3, 0.6 })
        {
            var isKilled = await Launched.KillWhenAsync(
                Journal(killed), (long)(part * length), [.. Arguments(killed), "--resume"]);
            if (isKilled && new FileInfo(Journal(killed)).Length < length) landed++;
        }

        Assert.True(landed > 0, "every run ended before it was killed");

        var last = await Launched.RunAsync([.. Arguments(killed), "--resume"]);
        Assert.True(last.Code == ExitCodes.Ok, last.Error);
        Assert.Equal(await Leaderboard(whole), await Leaderboard(killed));

        IEnumerable<string> Arguments(string run) =>
        [
            "synth", .. Demo.Data(images), "--metric", metric, "--max-cost", $"{maxCost}", "--steps", "4", "--out", run,
        ];
    }

    private static Task<byte[]> Leaderboard(string run) =>
        File.ReadAllBytesAsync(Path.Combine(run, "leaderboard.json"), TestContext.Current.CancellationToken);

    private static string Journal(string run) => Path.Combine(run, "journal.jsonl");

    public void Dispose() => _folder.Dispose();
}
