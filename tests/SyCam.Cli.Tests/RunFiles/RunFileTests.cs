using SyCam.Cli.Tests.Support;
using SyCam.Testing;

namespace SyCam.Cli.Tests.RunFiles;

/// <summary>Run files: what <c>init</c> writes, what <c>--config</c> reads, and what is wrong in one.</summary>
public sealed class RunFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_run_file_asks_for_what_its_options_ask_for()
    {
        string[] options = [.. Demo.Data(8), "--metric", "mass_accuracy", "--where", "sparsity > 0.1", "--where", "sparsity < 0.99", "--max-cost", "3"];
        var file = _folder.File("wanted.yaml");
        (await Invocation.RunAsync(["init", file, .. options])).Succeeds();
        (await Invocation.RunAsync(["synth", .. options, "--out", _folder.File("said")])).Succeeds();
        (await Invocation.RunAsync("synth", "--config", file, "--out", _folder.File("filed"))).Succeeds();

        Assert.Equal(Leaderboard("said"), Leaderboard("filed"));
        Assert.Contains("\"sparsity < 0.99\"", Leaderboard("filed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_overrides_the_file()
    {
        var file = Write($"model: {Demo.Weights}\nimages: {Demo.Table}\nlimit: 8\nmetric: insertion\nmax-cost: 9\n");
        (await Invocation.RunAsync(
            "synth", "--config", file, "--metric", "mass_accuracy", "--max-cost", "2", "--out", _folder.File("run"))).Succeeds();

        var board = Leaderboard("run");
        Assert.Contains("\"objective\": \"mass_accuracy\"", board, StringComparison.Ordinal);
        Assert.Contains("\"completeUpToCost\": 2", board, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_are_relative_to_the_file()
    {
        Demo.CopyImages(_folder.File("photos"), 4);
        File.Copy(Demo.Weights, _folder.File("net.safetensors"));
        File.Copy(Demo.Sidecar, _folder.File("net.json"));
        var file = Write("model: net.safetensors\nimages: photos\nmetric: sparsity\nmax-cost: 1\nout: found/here\n");
        (await Invocation.RunAsync("synth", "--config", file)).Succeeds();

        Assert.True(File.Exists(_folder.File("found/here/leaderboard.json")));
    }

    [Fact]
    public async Task A_fresh_file_says_what_is_to_be_filled_in()
    {
        var file = _folder.File("run.yaml");
        (await Invocation.RunAsync("init", file)).Succeeds();

        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("model:", lines);
        Assert.Contains("images:", lines);
        Assert.Contains("# budget:", lines);
        Assert.Contains("metric: insertion", lines);
        var run = await Invocation.RunAsync("synth", "--config", file);
        Assert.Equal(ExitCodes.UserError, run.Code);
        Assert.Contains("Option '--model' is required.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Option '--images' is required.", run.Error, StringComparison.Ordinal);

        (await Invocation.RunAsync("init", file)).Refuses($"{file} is there already", "--force");
        (await Invocation.RunAsync("init", file, "--force")).Succeeds();
    }

    [Theory]
    [InlineData("metric: insertion\nmax-cots: 3\n", "run.yaml(2,1): there is no key 'max-cots'. Did you mean 'max-cost'?")]
    [InlineData("max-cost: many\n", "run.yaml(1,1): ", "--max-cost", "many")]
    [InlineData("\nbudget: soon\n", "run.yaml(2,1): --budget soon: expected a time such as 90s, 5m or 2h")]
    [InlineData("limit: 1\nlimit: 2\n", "run.yaml(2,1): limit says the same as a key before it")]
    [InlineData("layer: a\ntarget-layer: b\n", "run.yaml(2,1): target-layer says the same as a key before it")]
    [InlineData("resume: true\n", "run.yaml(1,1): there is no key 'resume'.")]
    [InlineData("metric:\n  insertion: 1\n", "run.yaml(2,3): metric takes a value or a list of values")]
    [InlineData("rows: [a=b, [c=d]]\n", "run.yaml(1,13): rows takes a value or a list of values")]
    [InlineData("insertion\n", "run.yaml(1,1): a run file holds lines such as 'metric: insertion'")]
    [InlineData("[1]: 2\n", "run.yaml(1,1): a key is the name of an option")]
    [InlineData("metric: a\n---\nmetric: b\n", "run.yaml(2,1): a run file is one YAML document")]
    [InlineData("metric: \"open\n", "run.yaml(", "this is no YAML")]
    [InlineData("limit: [1, 2]\n", "run.yaml(1,1): ", "--limit")]
    public async Task A_mistake_is_named_with_its_place(string text, params string[] parts)
    {
        var run = await Invocation.RunAsync(["synth", .. Demo.Data(8)[..4], "--config", Write(text)]);
        run.Refuses(parts);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var run = await Invocation.RunAsync("synth", "--config", _folder.File("none.yaml"));
        run.Refuses("none.yaml cannot be read");
    }

    private string Write(string text)
    {
        var path = _folder.File("run.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    private string Leaderboard(string run) => File.ReadAllText(Path.Combine(_folder.File(run), "leaderboard.json"));

    public void Dispose() => _folder.Dispose();
}
