using System.Text.Json.Nodes;
using SyCam.Cli.Tests.Support;
using SyCam.Eval.Exporting;
using SyCam.Testing;

namespace SyCam.Cli.Tests;

/// <summary><c>sycam export</c> writes every language, chosen by name or by the file's ending.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("cam.cs", "public static class Cam\n")]
    [InlineData("cam.py", "def raw_map(A, G):")]
    [InlineData("cam.tex", @"M = \mathrm{relu}")]
    [InlineData("cam.json", "\"schemaVersion\": 1")]
    [InlineData("cam.dot", "digraph \"HiResCAM\" {")]
    [InlineData("cam.txt", "public static class Cam\n")]
    public async Task The_ending_of_the_file_says_the_language(string file, string part)
    {
        var path = _folder.File(file);

        var result = (await Invocation.RunAsync("export", "HiResCAM", "-o", path)).Succeeds();

        Assert.Equal("", result.Out);
        Assert.Contains(part, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Every_language_of_the_table_goes_by_its_name_whatever_the_ending()
    {
        foreach (var language in ExportLanguages.All)
        {
            var path = _folder.File("any.cs");
            (await Invocation.RunAsync("export", "GradCAM", "--to", language.Name, "-o", path)).Succeeds();
            var said = (await Invocation.RunAsync("export", "GradCAM", "--to", language.Name)).Succeeds();

            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(said.Out.Replace("ExportedCam", "Any", StringComparison.Ordinal), text);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_named_method_brings_its_source_and_an_expression_its_name()
    {
        var named = (await Invocation.RunAsync("export", "LayerCAM")).Succeeds();
        Assert.Contains("//   LayerCAM: Jiang et al., LayerCAM, IEEE TIP 2021", named.Out, StringComparison.Ordinal);

        var json = JsonNode.Parse((await Invocation.RunAsync("export", "relu(sum_k(G * A))", "--to", "json")).Succeeds().Out)!;
        Assert.Equal("relu(sum_k(G * A))", (string)json["name"]!);
        Assert.Equal("relu(sum_k(G * A))", (string)json["expression"]!);
    }

    [Fact]
    public async Task A_method_that_one_file_cannot_compute_is_exported_with_a_note()
    {
        var result = (await Invocation.RunAsync("export", "MICAM")).Succeeds();

        Assert.Contains("public static Tensor Map(Tensor A, Tensor M)", result.Out, StringComparison.Ordinal);
        Assert.Contains("note: the file has no Explain: 'M' comes from 'mutual_information'", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("note:", (await Invocation.RunAsync("export", "ScoreCAM")).Succeeds().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_self_test_goes_into_files_that_run_by_themselves()
    {
        var sharp = (await Invocation.RunAsync("export", "GradCAM", "--selftest")).Succeeds();
        Assert.Contains("public static string SelfTest()", sharp.Out, StringComparison.Ordinal);
        var python = (await Invocation.RunAsync("export", "GradCAM", "--selftest", "--to", "python")).Succeeds();
        Assert.Contains("if __name__ == \"__main__\":", python.Out, StringComparison.Ordinal);

        (await Invocation.RunAsync("export", "GradCAM", "--selftest", "-o", _folder.File("cam.tex")))
            .Refuses("--selftest is for files that run by themselves", "'latex'");
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public async Task A_run_brings_its_target()
    {
        var run = _folder.File("run");
        (await Invocation.RunAsync(
            ["synth", .. Demo.Data(8), "--metric", "mass_accuracy", "--max-cost", "3", "--target", "p", "--out", run])).Succeeds();
        var rows = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(run, "leaderboard.json"), TestContext.Current.CancellationToken))!["rows"]!.AsArray();
        var rank = rows.Select(row => (string)row!["map"]!).ToList().IndexOf("relu(sum_k(mean_p(G) * A))") + 1;
        Assert.NotEqual(0, rank);

        var source = (await Invocation.RunAsync("export", $"@{run}#{rank}")).Succeeds().Out;

        Assert.Contains("(target: p)", source, StringComparison.Ordinal);
        Assert.Contains("logits.softmax(1).select(1, target);", source, StringComparison.Ordinal);
        Assert.Contains(
            "private static Tensor Target1(Tensor logits, long target) =>\n        logits.select(1, target);",
            (await Invocation.RunAsync("export", "GradCAM")).Succeeds().Out.Replace("\r", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_written_is_said_in_one_message()
    {
        (await Invocation.RunAsync("export", "GradCAM", "-o", _folder.File("no/such/folder.cs"))).Refuses("folder.cs cannot be written");
        (await Invocation.RunAsync("export", "EigenCAM", "--to", "torchcam")).Refuses("relu(sum_k(weights * A))", "--to python");
        (await Invocation.RunAsync("export", "ScoreCAM", "--to", "pytorch-grad-cam")).Refuses("'S' comes from 'score_cam'");
        (await Invocation.RunAsync("export", "GradCAN")).Refuses("Did you mean 'GradCAM'?");

        var language = await Invocation.RunAsync("export", "GradCAM", "--to", "pyton");
        Assert.Equal(ExitCodes.UserError, language.Code);
        Assert.Contains("'python'", language.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
