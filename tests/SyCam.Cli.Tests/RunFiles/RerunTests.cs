using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.RunFiles;

/// <summary><c>rerun</c>: the same leaderboard, also of a run that a clock ended; a difference is named.</summary>
public sealed class RerunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("--max-cost", "3")]
    [InlineData("--budget", "3s")]
    public async Task A_run_can_be_done_again(string limit, string value)
    {
        var run = _folder.File("run");
        (await Invocation.RunAsync(
            ["synth", .. Demo.Data(8), "--metric", "mass_accuracy", "--out", run, limit, value])).Succeeds();
        var again = (await Invocation.RunAsync("rerun", run)).Succeeds();

        Assert.Contains($"the leaderboards of {run} and {run}-again are identical", again.Error, StringComparison.Ordinal);
        Assert.Equal(await Rows(run), await Rows(run + "-again"));
    }

    [Fact]
    public async Task A_difference_is_named_and_fails()
    {
        var run = _folder.File("run");
        (await Invocation.RunAsync(
            ["synth", .. Demo.Data(8), "--metric", "mass_accuracy", "--out", run, "--max-cost", "2"])).Succeeds();
        var board = Path.Combine(run, "leaderboard.json");
        var text = await File.ReadAllTextAsync(board, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            board, text.Replace("\"cost\": 2", "\"cost\": 1", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var again = await Invocation.RunAsync("rerun", run, "--out", _folder.File("other"), "--quiet");

        Assert.Equal(ExitCodes.Failure, again.Code);
        Assert.Contains("the leaderboards differ: in row ", again.Error, StringComparison.Ordinal);
        Assert.Contains("cost was 1 and is 2", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_finished_run_is_refused()
    {
        (await Invocation.RunAsync("rerun", _folder.File("nothing"))).Refuses("nothing is no run folder with a run.yaml");
        Directory.CreateDirectory(_folder.File("begun"));
        await File.WriteAllTextAsync(
            _folder.File("begun/run.yaml"), "model: m\nimages: i\nbudget: 3s\n", TestContext.Current.CancellationToken);
        (await Invocation.RunAsync("rerun", _folder.File("begun"))).Refuses("begun holds no finished run");
    }

    private static async Task<string> Rows(string run)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(run, "leaderboard.csv"), TestContext.Current.CancellationToken);
        Assert.Contains("HiResCAM", text, StringComparison.Ordinal);
        return text;
    }

    public void Dispose() => _folder.Dispose();
}
